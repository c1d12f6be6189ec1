/** The controls around the story: quiet, and out of the way while reading. */

import { PALETTES } from './themes';

/** Each theme is offered in its own colours. */
const swatches = Object.entries(PALETTES)
  .map(([name, { paper, ink }]) => `.choice .${name} { background: ${paper}; color: ${ink}; }`)
  .join('\n');

export const chrome = `
.reader {
  position: fixed; inset: 0; box-sizing: border-box; display: block;
  width: 100%; height: 100%; max-width: none; max-height: none;
  margin: 0; padding: 0; border: 0; outline: 0; overflow: hidden;
  background: var(--paper); color: var(--ink);
  font: 14px/1.45 var(--sans); text-align: start;
  -webkit-font-smoothing: antialiased;
}
.reader::backdrop { background: transparent; }
.reader *, .reader *::before { box-sizing: border-box; }
.scroller { position: absolute; inset: 0; overflow: auto; overscroll-behavior: contain; outline: 0; scroll-padding-block: 64px 24px; scrollbar-color: var(--rule) transparent; }
.scroller:focus-visible:not(.fresh) { box-shadow: inset 0 0 0 2px var(--accent); }
:is(button, a, input, select, summary, [tabindex]):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.scroller:focus-visible { outline: none; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; }
[hidden] { display: none !important; }

.progress { position: absolute; inset-block-start: 0; inset-inline: 0; height: 2px; z-index: 4; pointer-events: none; }
.progress span { display: block; height: 100%; background: var(--accent); transform: scaleX(0); transform-origin: left; }
.reader:dir(rtl) .progress span { transform-origin: right; }

.bar {
  position: absolute; inset-block-start: 0; inset-inline: 0; z-index: 3;
  display: flex; align-items: center; gap: 2px; height: 52px; padding: 0 10px;
  background: var(--paper); border-block-end: 1px solid transparent;
  transition: transform 0.22s ease, border-color 0.22s;
}
.bar.scrolled { border-block-end-color: var(--rule); }
.bar.away:not(:focus-within) { transform: translateY(-100%); }
.bar .where { flex: 1; min-width: 0; display: flex; justify-content: center; align-items: baseline; gap: 10px; padding: 0 8px; color: var(--muted); font-size: 13px; opacity: 0; transition: opacity 0.2s; }
.bar.scrolled .where { opacity: 1; }
.where .running { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--ink); max-width: 46ch; }
.where .left { white-space: nowrap; font-variant-numeric: tabular-nums; }
.tool { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 10px; color: var(--muted); }
.tool:hover, .tool[aria-expanded='true'] { color: var(--ink); background: var(--well); }
.tool svg, .small svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.small { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 9px; color: var(--muted); }
.small:hover { color: var(--ink); background: var(--well); }

.panel {
  position: absolute; z-index: 5; inset-block-start: 56px; inset-inline-end: 12px;
  width: min(320px, 100% - 24px); max-height: calc(100% - 72px); overflow: auto;
  background: var(--raised); color: var(--ink);
  border: 1px solid var(--rule); border-radius: 14px;
  box-shadow: 0 10px 40px rgb(0 0 0 / 0.16), 0 1px 3px rgb(0 0 0 / 0.1);
  padding: 18px; scrollbar-width: thin;
}
.panel.at-start { inset-inline: 12px auto; }
.panel h2 { font: 600 13px/1.4 var(--sans); color: var(--muted); margin: 0 0 10px; }
.panel fieldset { border: 0; margin: 0 0 16px; padding: 0; min-width: 0; }
.panel legend { padding: 0; margin: 0 0 8px; font-size: 13px; color: var(--muted); }
.choices { display: flex; flex-wrap: wrap; gap: 6px; }
.choice { position: relative; flex: 1 1 auto; }
.choices.fonts .choice { flex-basis: 0; }
.choice input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.choice span { display: grid; place-items: center; min-height: 40px; padding: 2px 6px; border: 1px solid var(--rule); border-radius: 9px; font-size: 13px; text-align: center; }
.choice input:checked + span { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
.choice input:hover + span { border-color: var(--muted); }
.choices.themes .choice span { padding-inline: 4px; }
${swatches}
.choice .serif { font: 16px var(--serif); }
.choice .sans { font: 15px var(--sans); }
.choice .legible { font: 16px 'Lede Legible', var(--sans); }
.slider { display: grid; grid-template-columns: 1fr auto; gap: 2px 10px; margin-block-end: 12px; font-size: 13px; }
.slider label { color: var(--muted); }
.slider output { font-variant-numeric: tabular-nums; }
.slider input { grid-column: 1 / -1; width: 100%; margin: 0; height: 24px; accent-color: var(--accent); }
.switch { display: flex; gap: 12px; align-items: center; justify-content: space-between; min-height: 36px; font-size: 13.5px; cursor: pointer; }
.switch input { flex: none; width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
.apart { border-block-start: 1px solid var(--rule); margin-block-start: 8px; padding-block-start: 6px; }
.switch span { overflow-wrap: anywhere; }
.quiet { font-size: 13px; color: var(--muted); padding: 8px 0; text-decoration: underline; text-underline-offset: 3px; }
.quiet:hover { color: var(--ink); }

.list { list-style: none; margin: 0 -8px 14px; padding: 0; }
.list :is(button, a) { display: flex; align-items: center; gap: 10px; width: 100%; min-height: 38px; padding: 6px 8px; border-radius: 8px; text-align: start; color: inherit; text-decoration: none; font-size: 14px; line-height: 1.35; }
.list :is(button, a):hover { background: var(--well); }
.list [aria-current] { color: var(--accent); font-weight: 600; }
.list li { display: flex; align-items: center; }
.list .level-3 button { padding-inline-start: 24px; }
.list .level-4 button { padding-inline-start: 40px; }
.list .cut { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.list svg { width: 18px; height: 18px; flex: none; fill: none; stroke: var(--muted); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.list li > .small { flex: none; width: 36px; justify-content: center; }
.hint { font-size: 13px; color: var(--muted); margin: 0; }

.player {
  position: absolute; z-index: 4; inset-block-end: 18px; inset-inline: 0; margin: 0 auto; width: max-content; max-width: calc(100% - 24px);
  display: flex; flex-wrap: wrap; justify-content: center; align-items: center; gap: 4px; padding: 6px 10px;
  background: var(--raised); border: 1px solid var(--rule); border-radius: 16px; box-shadow: 0 6px 28px rgb(0 0 0 / 0.16);
}
.player select { font: inherit; font-size: 13px; color: var(--ink); background: var(--raised); border: 1px solid var(--rule); border-radius: 8px; padding: 6px; max-width: 170px; min-height: 34px; }
.player label { display: flex; align-items: center; gap: 6px; font-size: 13px; color: var(--muted); padding-inline: 6px; }

.pill { position: absolute; z-index: 6; display: flex; gap: 2px; padding: 3px; background: var(--ink); color: var(--paper); border-radius: 10px; box-shadow: 0 4px 18px rgb(0 0 0 / 0.25); }
.pill button { min-height: 34px; padding: 0 11px; border-radius: 8px; font-size: 13px; }
.pill button:hover { background: rgb(127 127 127 / 0.35); }
.pill button:focus-visible { outline-color: var(--paper); outline-offset: -3px; }

.line {
  --line: calc(var(--size) * var(--leading) * 1px);
  --dim: color-mix(in srgb, var(--paper) 76%, transparent);
  position: absolute; inset: 0; z-index: 2; pointer-events: none;
  background: linear-gradient(var(--dim) calc(var(--at) - 2.4 * var(--line)), transparent calc(var(--at) - 1.5 * var(--line)) calc(var(--at) + 1.5 * var(--line)), var(--dim) calc(var(--at) + 2.4 * var(--line)));
}

.embed { border: 1px solid var(--rule); border-radius: 10px; background: var(--well); font: 14px/1.5 var(--sans); letter-spacing: 0; overflow: hidden; }
.embed .offer { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 18px; padding: 20px; }
.embed .what { flex: 1 1 200px; min-width: 0; overflow-wrap: anywhere; }
.embed .what strong { display: block; font-weight: 600; }
.embed .what span { color: var(--muted); font-size: 13px; }
.solid { min-height: 40px; padding: 0 16px; border-radius: 10px; background: var(--ink); color: var(--paper); font-size: 14px; font-weight: 550; }
.solid:hover { background: var(--accent); color: var(--paper); }
.plain { min-height: 40px; padding: 0 16px; border-radius: 10px; border: 1px solid var(--rule); font-size: 14px; }
.plain:hover { border-color: var(--muted); background: var(--well); }
.embed .away { font-size: 13px; color: var(--muted); }
.embed :is(iframe, video) { display: block; width: 100%; aspect-ratio: var(--ratio, 16 / 9); border: 0; background: #000; }
.embed audio { display: block; width: calc(100% - 24px); margin: 12px; }

.foot { font: 13px/1.5 var(--sans); letter-spacing: 0; color: var(--muted); margin-block-start: 3.5em; padding-block-start: 1.4em; border-block-start: 1px solid var(--rule); display: flex; flex-wrap: wrap; align-items: center; gap: 12px 20px; }
.foot a { color: inherit; text-underline-offset: 3px; }
.foot p { margin: 0; }

.empty { max-width: 30em; margin: 22vh auto 0; padding: 0 24px; text-align: center; font-size: 16px; }
.empty h1 { font: 600 26px/1.25 var(--serif); margin: 0 0 10px; }
.empty p { color: var(--muted); margin: 0 0 26px; }
.empty .offers { display: flex; flex-wrap: wrap; justify-content: center; gap: 10px; }

.status { position: absolute; z-index: 7; inset-block-end: 22px; inset-inline: 0; margin: 0 auto; width: max-content; max-width: calc(100% - 32px); padding: 9px 16px; border-radius: 10px; background: var(--ink); color: var(--paper); font-size: 13.5px; opacity: 0; transform: translateY(6px); transition: opacity 0.2s, transform 0.2s; pointer-events: none; }
.status.shown { opacity: 1; transform: none; }
.player:not([hidden]) ~ .status { inset-block-end: 84px; }

@media (max-width: 600px) {
  .column { --text: calc(var(--size) * 0.93px); }
  .panel { inset-block: auto 0; inset-inline: 0; width: 100%; max-height: 72%; border-radius: 16px 16px 0 0; border-inline: 0; border-block-end: 0; }
  .where .left { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .reader:is([open], :popover-open) { animation: lede-open 0.16s ease-out; }
  .panel { animation: lede-panel 0.14s ease-out; }
  @keyframes lede-open { from { opacity: 0; } }
  @keyframes lede-panel { from { opacity: 0; transform: translateY(-4px); } }
}
@media (prefers-reduced-motion: reduce) {
  .bar, .status, .bar .where { transition: none; }
}
@media (prefers-contrast: more) {
  .reader { --muted: var(--ink); --rule: var(--ink); }
}
@media (forced-colors: active) {
  .tool, .small, .plain, .solid, .choice span, .pill, .panel, .player, .embed { border: 1px solid ButtonText; }
  .choice input:checked + span { outline: 3px solid Highlight; }
  .choice span { forced-color-adjust: auto; }
  .line { display: none; }
  .progress span { background: Highlight; }
  .body mark { background: Mark; color: MarkText; }
}
`;

/** On paper there is only the story, with the addresses of its links left out and nothing torn apart. */
export const print = `
@media print {
  .reader { position: static; width: auto; height: auto; overflow: visible; display: block; }
  .scroller { position: static; overflow: visible; box-shadow: none !important; }
  .bar, .progress, .panel, .player, .pill, .line, .status, .foot button, .foot .hint { display: none !important; }
  .column { width: auto; padding: 0; font-size: 11pt; line-height: 1.45; }
  h1 { font-size: 22pt; }
  .body figure { margin-inline: 0; }
  .body :is(h2, h3, h4) { break-after: avoid; }
  .body :is(figure, pre, tr, blockquote, img) { break-inside: avoid; }
  .body p { orphans: 3; widows: 3; }
  .body pre { white-space: pre-wrap; border: 1px solid #ccc; }
  .body .wide { overflow: visible; }
  .embed .solid { display: none; }
}
`;

/**
 * For the page itself, while the reader is open. Its overflow stays as it is, so that nobody takes the reader for a
 * banner that locks the page.
 */
export const page = `
html { scrollbar-width: none !important; }
@media print {
  html { overflow: visible !important; height: auto !important; }
  html > body { display: none !important; }
}
`;
