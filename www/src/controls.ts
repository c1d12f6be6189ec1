/** The row of choices above the pages. */

import demos from 'lede-demos';
import { make } from '../../extension/src/ui/make';
import { named, number } from '../../extension/src/shared/words';
import { KINDS, type Kind } from '../../extension/src/shared/analysis';
import { LEVELS } from '../../extension/src/shared/settings';
import { withKinds, type Choices } from './choices';
import { part, box } from './parts';

export interface Controls {
  show(choices: Choices, ownPage: string): void;
  count(counts: Readonly<Record<Kind, number>>): void;
}

/** The entry of the list of pages that stands for a page of the person's own. */
const OWN = 'own';

export function createControls(current: () => Choices, changed: (choices: Choices) => void): Controls {
  const demo = part('demo', HTMLSelectElement);
  const level = part('level', HTMLInputElement);
  const outlined = part('outlined', HTMLInputElement);
  const languages = new Intl.DisplayNames('en', { type: 'language' });
  const own = make('option', { attributes: { value: OWN, hidden: true } }, 'Your page');
  demo.replaceChildren(
    own,
    ...demos.map(({ id, language, title }) =>
      make('option', { attributes: { value: id } }, `${languages.of(language) ?? language}: ${title}`),
    ),
  );
  const chips = KINDS.map((kind) => chip(kind));
  box('kinds').replaceChildren(...chips.map(({ label }) => label));

  demo.addEventListener('change', () => changed({ ...current(), demo: demo.value }));
  level.addEventListener('input', () => {
    changed({ ...current(), level: LEVELS[Number(level.value)] ?? current().level });
  });
  outlined.addEventListener('change', () => changed({ ...current(), outlined: outlined.checked }));
  box('kinds').addEventListener('change', () => {
    const kinds = withKinds((kind) => chips.some((one) => one.kind === kind && one.input.checked));
    changed({ ...current(), kinds });
  });
  box('controls').addEventListener('submit', (event) => event.preventDefault());

  return {
    show(choices, ownPage) {
      own.hidden = ownPage === '';
      own.textContent = ownPage;
      demo.value = choices.demo === '' ? OWN : choices.demo;
      level.value = String(LEVELS.indexOf(choices.level));
      const name = named('level', choices.level);
      level.setAttribute('aria-valuetext', name);
      box('level-name').textContent = name;
      outlined.checked = choices.outlined;
      for (const { kind, input } of chips) input.checked = choices.kinds[kind];
    },
    count(counts) {
      for (const { kind, many } of chips) many.textContent = number(counts[kind]);
    },
  };
}

function chip(kind: Kind): {
  readonly kind: Kind;
  readonly label: HTMLElement;
  readonly input: HTMLInputElement;
  readonly many: HTMLElement;
} {
  const input = make('input', { attributes: { type: 'checkbox', 'data-kind': kind } });
  const many = make('span', { class: 'many' }, '0');
  const swatch = make('span', { class: `swatch ${kind}`, attributes: { 'aria-hidden': 'true' } });
  const label = make('label', { class: 'chip' }, input, swatch, named('kind', kind), many);
  return { kind, label, input, many };
}
