/** How the picker and what it leaves behind look. */

export const STAGE_STYLE = `
.picker { position: fixed; inset: 0; }
.picker [hidden] { display: none !important; }
.surface { position: absolute; inset: 0; cursor: crosshair; }
.lede .surface:focus-visible { outline: none; }
.boxes { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.box { position: absolute; top: 0; left: 0; border: 2px dashed #c2410c; border-radius: 4px; background: rgb(194 65 12 / 0.08);
  box-shadow: 0 0 0 1px rgb(255 255 255 / 0.75); }
.box.chosen { border-style: solid; background: rgb(194 65 12 / 0.16); }
.is-refused .box { border-color: #6b7280; background: rgb(107 114 128 / 0.16); }
.panel { position: absolute; inset-inline: 0; bottom: 12px; width: min(460px, 100% - 24px); max-height: calc(100% - 24px);
  margin-inline: auto; padding: 14px 16px; overflow: auto; border: 1px solid var(--line); border-radius: 14px;
  background: var(--paper); box-shadow: 0 10px 40px rgb(0 0 0 / 0.25), 0 1px 3px rgb(0 0 0 / 0.2); }
.panel.at-top { top: 12px; bottom: auto; }
.name { font-weight: 700; overflow-wrap: anywhere; }
.name bdi { font-weight: 400; }
.details { color: var(--soft); font-size: 13px; }
.lede .refusal { margin-top: 6px; color: var(--alarm); font-size: 13px; }
.only { display: flex; align-items: center; gap: 8px; min-height: 30px; margin-top: 6px; }
.only input { width: 16px; height: 16px; margin: 0; accent-color: var(--accent); }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.row .size { min-width: 38px; padding-inline: 0; font-size: 17px; line-height: 1; }
.row .hide { flex: 1; min-width: 84px; }
.lede .keys { margin-top: 10px; color: var(--soft); font-size: 12px; }
.rule { margin-top: 4px; color: var(--soft); font-size: 12px; }
.rule summary { cursor: pointer; }
.rule summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.rule code { display: block; margin-top: 4px; font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; color: var(--ink); text-align: left; }
@media (pointer: coarse) { .lede .keys { display: none; } .lede .row button { min-height: 42px; } .row .size { min-width: 46px; } }
@media (max-height: 420px) { .lede .keys { display: none; } }
`;

export const TOAST_STYLE = `
.toast { display: flex; align-items: center; gap: 14px; padding: 10px 14px; border: 1px solid var(--line);
  border-radius: 12px; background: var(--paper); box-shadow: 0 8px 30px rgb(0 0 0 / 0.25); }
.toast p { overflow-wrap: anywhere; }
.toast button { flex: none; }
`;
