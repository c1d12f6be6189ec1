/** The story: one column of text and what stands in it. */

export const LEGIBLE_FACE = 'Lede Legible';

const SERIF = `'Iowan Old Style', Charter, 'Bitstream Charter', 'Source Serif 4', 'Noto Serif', Georgia, Cambria, 'Times New Roman', serif`;
const SANS = `ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif`;
const MONO = `ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace`;

export const typography = `
.reader {
  --serif: ${SERIF};
  --sans: ${SANS};
  --mono: ${MONO};
  --text-face: var(--serif);
}
.reader[data-font='sans'] { --text-face: var(--sans); }
.reader[data-font='legible'] { --text-face: '${LEGIBLE_FACE}', var(--sans); }

.column {
  box-sizing: border-box;
  width: min(100% - 2 * var(--gutter), var(--width) * 0.465em);
  --gutter: clamp(18px, 5vw, 64px);
  /* In pixels, because captions use it at another text size. */
  --text: calc(var(--size) * 1px);
  --bleed: clamp(0px, (100vw - var(--width) * 0.465 * var(--text)) / 2 - var(--gutter), 3.5 * var(--text));
  margin: 0 auto;
  /* Always a little to scroll, so that a wheel turned over a short story does not turn the page beneath. */
  min-block-size: calc(100% + 1px);
  padding: clamp(72px, 11vh, 120px) 0 30vh;
  font: var(--text) / var(--leading) var(--text-face);
  letter-spacing: calc(var(--tracking) * 0.01em);
  word-spacing: calc(var(--tracking) * 0.02em);
  color: var(--ink);
  overflow-wrap: break-word;
  font-kerning: normal;
  text-rendering: optimizeLegibility;
  hanging-punctuation: first last;
  -webkit-text-size-adjust: none;
  text-size-adjust: none;
}
.reader[data-justify] .body :is(p, li, dd) { text-align: justify; hyphens: auto; }
.column:lang(zh), .column:lang(ja), .column:lang(ko) {
  line-break: strict;
  text-spacing-trim: normal;
  text-autospace: normal;
  hanging-punctuation: none;
}
.column:lang(ko) { word-break: keep-all; }
.column:is(:lang(zh), :lang(ja)) .body p { text-align: justify; }
.column:is(:lang(ar), :lang(fa), :lang(ur), :lang(he)) { letter-spacing: normal; }
.column:is(:lang(ar), :lang(fa), :lang(ur)) { line-height: calc(var(--leading) * 1.15); }

/* ---- columns of text that run down the page ---- */
.scroller[data-writing='vertical-rl'] { writing-mode: vertical-rl; }
.scroller[data-writing='vertical-lr'] { writing-mode: vertical-lr; }
.scroller[data-writing^='vertical'] .column {
  width: auto;
  height: min(100% - 112px, var(--width) * 0.6em);
  margin: 76px 0 36px;
  padding: 0 clamp(24px, 6vw, 96px);
  text-orientation: mixed;
}
.scroller[data-writing^='vertical'] .body :is(figure, .wide, .embed, pre) { margin-inline: 0; }
.scroller[data-writing^='vertical'] .body img { max-height: 100%; max-width: 80vw; }
.scroller[data-writing^='vertical'] .body :is(pre, table, .embed, math) { writing-mode: horizontal-tb; }

/* ---- head of the story ---- */
.head { margin-block-end: 2.2em; }
.source { font: 500 0.72em/1.4 var(--sans); letter-spacing: 0.02em; color: var(--muted); margin-block: 0 0.9em; margin-inline: 0; }
.source a { color: inherit; text-decoration: none; }
.source a:hover { color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; }
h1 {
  font: 650 clamp(1.55em, 1.05em + 2.4vw, 2.3em) / 1.14 var(--text-face);
  letter-spacing: -0.012em;
  text-wrap: balance;
  margin: 0;
}
h1:lang(ar), h1:lang(fa), h1:lang(ur), h1:lang(zh), h1:lang(ja), h1:lang(ko) { letter-spacing: 0; line-height: 1.35; }
/* A headline breaks between phrases where the browser knows them, not within. */
:is(h1, .body h2, .body h3):lang(ja) { word-break: auto-phrase; }
.standfirst { font-size: 1.16em; line-height: 1.45; color: var(--muted); margin-block: 0.7em 0; margin-inline: 0; text-wrap: pretty; }
.facts {
  font: 0.74em/1.6 var(--sans);
  letter-spacing: 0;
  color: var(--muted);
  margin-block: 1.5em 0; margin-inline: 0;
  padding-block-start: 1.1em;
  border-block-start: 1px solid var(--rule);
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.2em;
}
.facts .measure { display: flex; flex-wrap: wrap; gap: 0 1.2em; }
.facts .author { color: var(--ink); font-weight: 550; }
.notice {
  font: 0.78em/1.5 var(--sans);
  color: var(--ink);
  background: var(--well);
  border-inline-start: 3px solid var(--accent);
  border-radius: 4px;
  padding: 0.8em 1.1em;
  margin-block: 1.6em 0; margin-inline: 0;
}

/* ---- body ---- */
.body :where(p, ul, ol, dl, blockquote, pre, figure, details, .wide, .embed, .caption, math[display='block']) { margin-block: 0 1.05em; margin-inline: 0; }
.body p { text-wrap: pretty; }
.body :is(h2, h3, h4, h5, h6) {
  font-family: var(--text-face);
  font-weight: 650;
  line-height: 1.25;
  text-wrap: balance;
  margin-block: 1.9em 0.6em; margin-inline: 0;
  scroll-margin-block-start: 72px;
}
.body h2 { font-size: 1.38em; letter-spacing: -0.006em; }
.body h3 { font-size: 1.16em; }
.body :is(h4, h5, h6) { font-size: 1em; }
.body :is(h2, h3, h4) + :is(h2, h3, h4) { margin-block-start: 0.6em; }
.body a { color: inherit; text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 0.07em; text-underline-offset: 0.17em; }
.body a:hover { color: var(--accent); text-decoration-thickness: 0.11em; }
.body strong, .body b { font-weight: 680; }
.body :is(ul, ol) { padding-inline-start: 1.35em; }
.body li { margin-block: 0.35em; }
.body li > :is(ul, ol) { margin-block: 0.35em; }
.body li > p { margin-block-end: 0.5em; }
.body li::marker { color: var(--muted); }
.body dt { font-weight: 650; }
.body dd { margin-block: 0 0.7em; margin-inline: 0; margin-inline-start: 1.35em; }
.body blockquote { padding-inline-start: 1.15em; border-inline-start: 3px solid var(--rule); color: var(--ink); font-style: italic; }
.body blockquote :is(em, i, cite) { font-style: normal; }
/* Scripts that have no italics of their own would only be slanted. */
.body :is(blockquote, em, i, cite, dfn, var):is(:lang(ar), :lang(fa), :lang(ur), :lang(he), :lang(zh), :lang(ja), :lang(ko), :lang(th), :lang(hi)) { font-style: normal; }
.body em:is(:lang(zh), :lang(ja)) { text-emphasis: filled; text-emphasis-position: over right; }
.body em:lang(zh) { text-emphasis-position: under right; }
.body em:is(:lang(ar), :lang(fa), :lang(ur), :lang(he)) { font-weight: 650; }
.body blockquote > :last-child { margin-block-end: 0; }
.body hr { border: 0; margin: 2em auto; height: 1em; text-align: center; color: var(--muted); }
.body hr::before { content: '\\2217\\2003\\2217\\2003\\2217'; }
.body :is(sub, sup) { font-size: 0.72em; line-height: 0; }
.body small { font-size: 0.85em; }
.body ruby rt { font-size: 0.5em; }
.body mark { background: var(--mark); color: inherit; }
.body q { quotes: auto; }
.body abbr[title] { text-decoration: underline dotted; text-underline-offset: 0.2em; }
.body details { border: 1px solid var(--rule); border-radius: 8px; padding: 0.6em 1em; }
.body summary { font-weight: 600; cursor: pointer; }

/* ---- pictures ---- */
.body figure { margin-inline: calc(-1 * var(--bleed)); margin-block: 1.8em; text-align: center; }
.body img { max-width: 100%; height: auto; max-height: 92vh; object-fit: contain; border-radius: 3px; vertical-align: middle; }
.body img:not(.icon) { display: block; margin-inline: auto; }
.body p > img:not(.icon), .body div > img:not(.icon) { margin-block: 1em; }
.body img.broken { margin-block: 0.6em; font: 0.74em/1.5 var(--sans); color: var(--muted); }
.body img.icon { display: inline-block; max-height: 1.3em; width: auto; border-radius: 0; }
.body svg { max-width: 100%; height: auto; fill: currentColor; }
.reader:is([data-dark]) .body svg { color: var(--ink); }
.body :is(figcaption, .caption) {
  font: 0.74em/1.5 var(--sans);
  letter-spacing: 0;
  color: var(--muted);
  text-align: start;
  width: fit-content;
  max-width: calc(100% - 2 * var(--bleed));
  margin: 0.75em auto 0;
}
.body .caption { max-width: 100%; }
.body :is(figcaption, .caption) p { margin-block: 0 0.4em; margin-inline: 0; }
.body figure figure { margin-inline: 0; }
.body figure figure figcaption { max-width: 100%; }

/* ---- tables, code, formulas: they scroll by themselves, the page never sideways ---- */
.body .wide { overflow-x: auto; overscroll-behavior-inline: contain; scrollbar-width: thin; }
.body table { border-collapse: collapse; font: 0.78em/1.45 var(--sans); letter-spacing: 0; font-variant-numeric: tabular-nums lining-nums; min-width: 60%; margin: 0; }
.body :is(th, td) { padding: 0.5em 0.9em; border-block-end: 1px solid var(--rule); text-align: start; vertical-align: top; }
.body th { font-weight: 650; }
.body thead th { border-block-end: 2px solid var(--rule); vertical-align: bottom; }
.body :is(th, td) > :last-child { margin-block-end: 0; }
.body caption { text-align: start; color: var(--muted); padding: 0 0 0.6em; }
.body :is(code, kbd, samp, pre) { font-family: var(--mono); font-size: 0.86em; letter-spacing: 0; word-spacing: 0; font-variant-ligatures: none; }
.body :not(pre) > :is(code, kbd, samp) { background: var(--well); border-radius: 4px; padding: 0.1em 0.32em; overflow-wrap: anywhere; }
.body kbd { border: 1px solid var(--rule); border-block-end-width: 2px; }
.body pre { direction: ltr; text-align: left; background: var(--well); border-radius: 8px; padding: 1em 1.2em; overflow-x: auto; line-height: 1.55; font-size: 0.8em; tab-size: 4; white-space: pre; scrollbar-width: thin; position: relative; }
.body pre code { font-size: 1em; }
.body math { font-size: 1.08em; }
.body math[display='block'] { overflow-x: auto; overflow-y: hidden; max-width: 100%; padding-block: 0.2em; }

/* ---- notes and parts ---- */
.body .note-mark { text-decoration: none; color: var(--accent); padding-inline: 0.12em; font-variant-numeric: lining-nums; }
.body .note-mark:hover { text-decoration: underline; }
.body .notes { border-block-start: 1px solid var(--rule); margin-block-start: 2.5em; padding-block-start: 1.2em; font-size: 0.86em; }
.body :is(.here, .here:focus) { background: var(--mark); border-radius: 3px; outline: none; }
.offscreen { position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; opacity: 0; }
.next-part { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 16px; margin-block-start: 2.5em; font: 14px/1.5 var(--sans); letter-spacing: 0; }
.part { font: 0.74em/1.6 var(--sans); color: var(--muted); border-block-start: 1px solid var(--rule); padding-block-start: 0.8em; margin-block: 2.4em 1.4em; margin-inline: 0; }
::highlight(lede-spoken) { background-color: var(--spoken); color: var(--ink); }
.spoken { background: var(--spoken); }
`;
