/** How the rail looks. */

import type { HiddenKind } from '../shared/analysis';

/** Each kind is told by its name as well: colours only help. */
const COLOURS: Readonly<Record<HiddenKind, string>> = {
  ad: '#c2410c',
  related: '#1d4ed8',
  teaser: '#0f766e',
  newsletter: '#7e22ce',
  social: '#be185d',
  overlay: '#4d7c0f',
  comments: '#57534e',
  yours: '#92400e',
};

const kinds = Object.entries(COLOURS)
  .map(([kind, colour]) => `.rail [data-kind='${kind}'] { --kind: ${colour}; }`)
  .join('\n');

export const RAIL_STYLE = `
.rail { position: absolute; inset: 0; pointer-events: none; }
.rail > * { pointer-events: auto; }
${kinds}
.strip { position: absolute; inset-block: 0; inset-inline-end: 0; width: 30px; border-inline-start: 1px solid var(--line);
  background: var(--paper); box-shadow: 0 0 12px rgb(0 0 0 / 0.14); }
.lede .close { position: absolute; inset-block-start: 3px; inset-inline: 3px; width: 24px; min-height: 24px; padding: 0; border: 0;
  background: none; font-size: 17px; line-height: 24px; }
.markers { position: absolute; inset-block: 32px 8px; inset-inline: 0; }
.lede .marker { position: absolute; inset-inline: 3px; height: 24px; min-height: 0; margin-top: -12px; padding: 0; border: 0; border-radius: 6px; background: none; }
.marker::before { position: absolute; inset: 9px 3px; border-radius: 3px; background: var(--kind); content: ''; }
.marker.is-shown::before { background: none; box-shadow: inset 0 0 0 2px var(--kind); }
.marker:hover::before, .marker[aria-expanded='true']::before { inset: 5px 0; }
.where { position: absolute; top: 0; left: 0; border: 0 solid var(--kind); pointer-events: none; }
.where.line { height: 0; border-top: 3px dashed var(--kind); filter: drop-shadow(0 0 1px #fff); }
.where.outline { border: 3px solid var(--kind); border-radius: 5px; box-shadow: 0 0 0 1px rgb(255 255 255 / 0.8); }
.card { position: absolute; inset-inline-end: 38px; width: min(340px, 100% - 50px); max-height: calc(100% - 16px); padding: 14px 16px;
  overflow: auto; border: 1px solid var(--line); border-radius: 14px; background: var(--paper);
  box-shadow: 0 10px 40px rgb(0 0 0 / 0.25), 0 1px 3px rgb(0 0 0 / 0.2); }
.card .kind { display: flex; align-items: center; gap: 8px; font-weight: 700; }
.swatch { flex: none; width: 12px; height: 12px; border-radius: 3px; background: var(--kind); }
.lede .words { margin-top: 4px; overflow-wrap: anywhere; }
.lede .reasons { margin-top: 6px; list-style: none; color: var(--soft); font-size: 13px; }
.reasons li { overflow-wrap: anywhere; }
.lede .sure { margin-top: 6px; color: var(--soft); font-size: 13px; }
.lede .refusal { margin-top: 6px; color: var(--alarm); font-size: 13px; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 10px; }
.wrong { margin-top: 10px; border-top: 1px solid var(--line); padding-top: 8px; font-size: 13px; }
.wrong summary { cursor: pointer; }
.wrong summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.lede .wrong p { margin-top: 4px; color: var(--soft); }
.wrong label { display: flex; align-items: center; gap: 8px; min-height: 30px; margin-top: 4px; }
.wrong input { width: 16px; height: 16px; margin: 0; accent-color: var(--accent); }
.offscreen { position: fixed; inset-inline-start: -999px; top: 0; }
@media (forced-colors: active) { .marker::before, .swatch { background: CanvasText; } }
@media (prefers-reduced-motion: no-preference) { .marker::before { transition: inset 0.12s; } }
`;
