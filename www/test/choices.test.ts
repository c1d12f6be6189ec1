import { expect, test } from 'vitest';
import { choicesFrom, DEFAULT_CHOICES, hashOf, withKinds, type Choices } from '../src/choices';

test('an address without a hash gives the defaults, and they need none', () => {
  expect(choicesFrom('')).toEqual(DEFAULT_CHOICES);
  expect(hashOf(DEFAULT_CHOICES)).toBe('');
});

test('what is set comes back from its own address', () => {
  const choices: Choices = {
    demo: 'tide-mill',
    level: 'thorough',
    view: 'reader',
    kinds: withKinds((kind) => kind === 'ad' || kind === 'comments'),
    outlined: false,
  };
  expect(hashOf(choices)).toBe('page=tide-mill&level=thorough&view=reader&hide=ad.comments&outlines=off');
  expect(choicesFrom(`#${hashOf(choices)}`)).toEqual(choices);
  const none = { ...DEFAULT_CHOICES, kinds: withKinds(() => false) };
  expect(choicesFrom(hashOf(none))).toEqual(none);
});

test('what an address says that cannot be is passed over', () => {
  expect(choicesFrom('#level=reckless&view=upside-down&nonsense=%')).toEqual(DEFAULT_CHOICES);
  expect(choicesFrom('#hide=ad.weather').kinds).toEqual(withKinds((kind) => kind === 'ad'));
});
