/** The sample article, cleaned by the very core that cleans pages, in one of Lede's own. */

import { applyFindings, checkNumbering } from '../dom/apply';
import { ATTRIBUTE } from '../dom/marks';
import { takeSnapshot } from '../dom/snapshot';
import { remote } from '../engine/remote';
import type { Analysis } from '../shared/analysis';
import { sendToBackground } from '../shared/channel';
import { NO_COUNTS, totalOf, type Counts } from '../shared/page-state';
import { hides, THRESHOLDS, type Choices } from '../shared/settings';
import { make } from './make';
import { SAMPLE, SAMPLE_ADDRESS } from './sample-article';
import { counted, named, text } from '../shared/words';
import { KINDS } from '../shared/analysis';

export interface Sample {
  readonly element: HTMLElement;
  /** Shows the sample as these choices leave it; `before` as it came, with what would go marked. */
  show(choices: Choices, before?: boolean): Promise<void>;
}

const engine = remote((html, options) => sendToBackground({ type: 'analyzeSample', html, options }));

export function sample(): Sample {
  const page = make('div', { class: 'sample-page', attributes: { lang: 'en', dir: 'ltr', inert: true } });
  const said = make('p', { class: 'sample-said', attributes: { role: 'status' } });
  const element = make(
    'figure',
    { class: 'sample' },
    make(
      'div',
      { class: 'sample-window' },
      make(
        'div',
        { class: 'sample-bar', attributes: { 'aria-hidden': 'true' } },
        make('span', { class: 'sample-dots' }),
        make('span', { class: 'sample-address' }, new URL(SAMPLE_ADDRESS).host),
      ),
      page,
    ),
    make('figcaption', {}, said),
  );
  let last = 0;
  return {
    element,
    async show(choices, before = false) {
      last += 1;
      const turn = last;
      const document = new DOMParser().parseFromString(SAMPLE, 'text/html');
      const root = document.documentElement;
      const snapshot = takeSnapshot(root);
      let analysis: Analysis;
      try {
        ({ analysis } = await engine.analyze(root, {
          url: SAMPLE_ADDRESS,
          scripting: false,
          threshold: THRESHOLDS[choices.level],
        }));
      } catch {
        // The background is being replaced by a new version of itself; the sample stays as it was.
        if (turn === last && page.childElementCount === 0) page.append(...document.body.childNodes);
        return;
      }
      if (turn !== last) return;
      checkNumbering(analysis, snapshot);
      const wishes = { hides: (kind: (typeof KINDS)[number]) => hides(choices, kind), shows: () => false };
      const { counts, hiding } = applyFindings(document, analysis.findings, snapshot, wishes);
      if (before) {
        const marked = hiding.marked;
        hiding.undo();
        for (const [element, mark] of marked) if (mark !== 'hole') element.setAttribute(WOULD_GO, named('kind', mark));
      }
      page.classList.toggle('is-before', before);
      page.replaceChildren(...document.body.childNodes);
      page.dataset['hidden'] = String(totalOf(counts));
      const words = before ? text('sampleBefore') : saying(counts);
      if (said.textContent !== words) said.textContent = words;
    },
  };
}

/** For the sample's own style: what would go is outlined and named. */
const WOULD_GO = `${ATTRIBUTE}-would`;

function saying(counts: Counts): string {
  const total = totalOf(counts);
  if (total === totalOf(NO_COUNTS)) return text('sampleNothing');
  const kinds = KINDS.filter((kind) => counts[kind] > 0).map((kind) => named('kind', kind));
  return `${counted('sampleHidden', total)} ${kinds.join(' · ')}`;
}
