/** Controls that know how to show a value that changes elsewhere. */

import { make } from './make';

export interface Control<T> {
  readonly element: HTMLElement;
  show(value: T): void;
}

interface Named {
  /** Prefix of the ids within. */
  readonly id: string;
  readonly name: string;
  readonly below?: string;
}

/** A row with a name, perhaps a line below it, and a switch. */
export function switchRow({ id, name, below }: Named, choose: (on: boolean) => void): Control<boolean> {
  const input = make('input', {
    id,
    attributes: {
      ...{ type: 'checkbox', role: 'switch' },
      'aria-describedby': below === undefined ? false : `${id}-below`,
    },
  });
  input.addEventListener('change', () => {
    choose(input.checked);
  });
  const element = make(
    'div',
    { class: 'row' },
    make(
      'label',
      { class: 'row-words', attributes: { for: id } },
      make('span', { class: 'row-name' }, name),
      below !== undefined && make('span', { class: 'row-below', id: `${id}-below` }, below),
    ),
    input,
  );
  return {
    element,
    show(on) {
      input.checked = on;
    },
  };
}

interface Choice<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly below?: string;
}

/** One of several, all of them to be seen. Undefined shows none as chosen. */
export function oneOf<T extends string>(
  { id, name }: Named,
  choices: readonly Choice<T>[],
  choose: (value: T) => void,
  style = '',
): Control<T | undefined> {
  const inputs = choices.map(({ value }) => {
    const input = make('input', { id: `${id}-${value}`, attributes: { type: 'radio', name: id, value } });
    input.addEventListener('change', () => {
      if (input.checked) choose(value);
    });
    return input;
  });
  const element = make(
    'fieldset',
    { class: `options row ${style}`.trim(), id },
    make('legend', { class: 'row-name' }, name),
    ...choices.map((choice, at) =>
      make(
        'label',
        { class: 'option', attributes: { for: `${id}-${choice.value}` } },
        inputs[at],
        make('span', { class: 'option-name' }, choice.name),
        choice.below !== undefined && make('span', { class: 'option-below' }, choice.below),
      ),
    ),
  );
  return {
    element,
    show(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** One of several, folded up. */
export function picker<T extends string>(
  { id, name }: Named,
  choices: readonly Choice<T>[],
  choose: (value: T) => void,
): Control<T> {
  const select = make(
    'select',
    { id },
    ...choices.map(({ value, name }) => make('option', { attributes: { value } }, name)),
  );
  select.addEventListener('change', () => {
    const chosen = choices.find(({ value }) => value === select.value);
    if (chosen) choose(chosen.value);
  });
  const element = make(
    'div',
    { class: 'row' },
    make('label', { class: 'row-words row-name', attributes: { for: id } }, name),
    select,
  );
  return {
    element,
    show(value) {
      select.value = value;
    },
  };
}

/** A number within bounds; `words` says it to the person. */
export function slider(
  { id, name }: Named,
  range: { readonly min: number; readonly max: number; readonly step: number },
  words: (value: number) => string,
  choose: (value: number) => void,
): Control<number> {
  const attributes = { type: 'range', min: String(range.min), max: String(range.max), step: String(range.step) };
  const input = make('input', { id, attributes });
  const output = make('output', { attributes: { for: id } });
  const say = (): void => {
    output.textContent = words(input.valueAsNumber);
    input.setAttribute('aria-valuetext', words(input.valueAsNumber));
  };
  input.addEventListener('input', say);
  input.addEventListener('change', () => {
    choose(input.valueAsNumber);
  });
  const element = make(
    'div',
    { class: 'row' },
    make('label', { class: 'row-words row-name', attributes: { for: id } }, name),
    make('span', { class: 'slider' }, input, output),
  );
  return {
    element,
    show(value) {
      input.valueAsNumber = value;
      say();
    },
  };
}

export function button(id: string, words: string, click: () => void, style = ''): HTMLButtonElement {
  return make('button', { class: `button ${style}`.trim(), id, attributes: { type: 'button' }, click }, words);
}
