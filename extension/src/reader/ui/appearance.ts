/** How the story looks: every change shows at once and is remembered. */

import { say } from '../text/messages';
import {
  DEFAULT_SETTINGS,
  FONTS,
  RANGES,
  THEMES,
  type ReaderSettings,
} from '../store/settings';
import type { SiteOfPage } from '../types';
import { button, el } from './build';

export interface Chosen {
  readonly current: ReaderSettings;
  change(part: Partial<ReaderSettings>): void;
}

type Slider = 'size' | 'width' | 'lineHeight' | 'spacing';

export function fillAppearance(box: HTMLElement, site: SiteOfPage | undefined, chosen: Chosen): void {
  const { current } = chosen;
  box.append(
    choices('theme', THEMES, current.theme, (theme) => {
      chosen.change({ theme });
    }),
    choices('font', FONTS, current.font, (font) => {
      chosen.change({ font });
    }),
    slider('size', chosen, (value) => `${value}`),
    slider('width', chosen, (value) => `${value}`),
    slider('lineHeight', chosen, (value) => value.toFixed(1)),
    slider('spacing', chosen, (value) => (value === 0 ? '0' : `+${value}`)),
    toggle(say('justify'), current.justify, (justify) => {
      chosen.change({ justify });
    }),
    toggle(say('focusLine'), current.focusLine, (focusLine) => {
      chosen.change({ focusLine });
    }),
    site ? alwaysOn(site) : '',
    button('quiet', say('reset'), () => {
      const { theme, font, size, width, lineHeight, spacing, justify, focusLine } = DEFAULT_SETTINGS;
      chosen.change({ theme, font, size, width, lineHeight, spacing, justify, focusLine });
      box.replaceChildren();
      fillAppearance(box, site, chosen);
      box.querySelector<HTMLElement>('button.quiet')?.focus();
    }),
  );
}

function choices<T extends string>(
  name: 'theme' | 'font',
  values: readonly T[],
  current: T,
  choose: (value: T) => void,
): HTMLElement {
  const row = el('div', { class: `choices ${name}s` });
  for (const value of values) {
    const input = el('input', { type: 'radio', name: `lede-${name}`, value });
    input.checked = value === current;
    input.addEventListener('change', () => {
      choose(value);
    });
    const label = say(`${name}_${value}` as Parameters<typeof say>[0]);
    row.append(el('label', { class: 'choice' }, input, el('span', { class: value }, label)));
  }
  return el('fieldset', {}, el('legend', {}, say(name)), row);
}

function slider(name: Slider, chosen: Chosen, show: (value: number) => string): HTMLElement {
  const { min, max, step } = RANGES[name];
  const id = `lede-${name}`;
  const input = el('input', { type: 'range', id, min: `${min}`, max: `${max}`, step: `${step}` });
  const output = el('output', { for: id });
  input.value = `${chosen.current[name]}`;
  const display = (): void => {
    output.value = show(Number(input.value));
    input.setAttribute('aria-valuetext', output.value);
  };
  display();
  input.addEventListener('input', () => {
    display();
    chosen.change({ [name]: Number(input.value) });
  });
  return el('div', { class: 'slider' }, el('label', { for: id }, say(name)), output, input);
}

/** What holds for the site stands apart from how stories look. */
function alwaysOn(site: SiteOfPage): HTMLElement {
  return el(
    'div',
    { class: 'apart' },
    toggle(say('alwaysOn', site.name), site.opens, (opens) => {
      site.setOpens(opens);
    }),
  );
}

function toggle(label: string, on: boolean, change: (on: boolean) => void): HTMLElement {
  const input = el('input', { type: 'checkbox' });
  input.checked = on;
  input.addEventListener('change', () => {
    change(input.checked);
  });
  return el('label', { class: 'switch' }, el('span', {}, label), input);
}
