/** The list of what was found, each with its reason and the way to its place. */

import { make } from '../../extension/src/ui/make';
import { named, share } from '../../extension/src/shared/words';
import { reasonOf } from '../../extension/src/shared/reasons';
import { beginningOf } from '../../extension/src/shared/hidden';
import type { Numbered } from './analysed';

export interface Acts {
  point(number: number): void;
  putBack(number: number): void;
}

export function list(findings: readonly Numbered[], acts: Acts): HTMLElement {
  return make('ol', { class: 'findings' }, ...findings.map((one) => item(one, acts)));
}

function item({ number, finding, isWanted, isShown, words }: Numbered, acts: Acts): HTMLElement {
  const { kind, evidence, confidence } = finding;
  const isHidden = isWanted && !isShown;
  const what = beginningOf(words) || 'A box without words';
  return make(
    'li',
    { id: `finding-${number}`, class: isHidden ? 'finding' : 'finding stays', attributes: { 'data-kind': kind } },
    make(
      'button',
      { class: 'place', attributes: { type: 'button' }, click: () => acts.point(number) },
      make('span', { class: `number ${kind}` }, String(number)),
      make(
        'span',
        { class: 'what' },
        make('span', { class: 'kind' }, `${named('kind', kind)} · ${share(confidence)} sure`),
        make('bdi', { class: 'words' }, what),
        make('span', { class: 'reason' }, evidence.map(reasonOf).join(' ')),
      ),
    ),
    isWanted &&
      make(
        'button',
        {
          class: 'plain',
          attributes: { type: 'button', 'aria-label': `${isShown ? 'Hide again' : 'Put back'}: ${number}, ${what}` },
          click: () => acts.putBack(number),
        },
        isShown ? 'Hide again' : 'Put back',
      ),
  );
}

/** What a finding is and why, for the badge at its place. */
export function titleOf({ finding, words }: Numbered): string {
  const reasons = finding.evidence.map(reasonOf).join(' ');
  return `${named('kind', finding.kind)}: ${beginningOf(words)}\n${reasons}`;
}
