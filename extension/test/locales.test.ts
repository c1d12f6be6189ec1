/** The catalogues of the interface: complete, without leftovers, and with every placeholder in its place. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { counted, interfaceDirection, text } from '../src/shared/words';
import { speak, type Catalogue } from './words';

const FOLDER = 'extension/_locales';
const folders = readdirSync(FOLDER).sort();
const read = (folder: string): Catalogue =>
  JSON.parse(readFileSync(join(FOLDER, folder, 'messages.json'), 'utf8')) as Catalogue;
const english = read('en');

const FORM = /_(zero|one|two|few|many|other)$/;
/** Messages about a number of things, by the name that code calls them. */
const families = new Set(
  Object.keys(english)
    .filter((key) => key.endsWith('_other'))
    .map((key) => key.replace(FORM, '')),
);
const isForm = (key: string): boolean => FORM.test(key) && families.has(key.replace(FORM, ''));

/** What a catalogue of this language must have, and nothing else. */
function wanted(language: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const forms = [...families].flatMap((family) => pluralCategories.map((form) => `${family}_${form}`));
  return [...Object.keys(english).filter((key) => !isForm(key)), ...forms].sort();
}

/** The numbers of the substitutions that a message shows. */
function substitutions(catalogue: Catalogue, key: string): string[] {
  const { message = '', placeholders = {} } = catalogue[key] ?? {};
  const named = [...message.matchAll(/\$(\w+)\$/g)].map(
    ([, name = '']) => placeholders[name.toLowerCase()]?.content ?? `no ${name}`,
  );
  const numbered = [...message.replace(/\$\w+\$/g, '').matchAll(/\$\d/g)].map(([whole]) => whole);
  return [...new Set([...named, ...numbered])].sort();
}

describe.each(folders)('%s', (folder) => {
  const catalogue = read(folder);
  const language = folder.replace('_', '-');

  test('says which language it is', () => {
    expect(catalogue['language']?.message).toBe(language);
  });

  test('has every message, and every form of those about numbers', () => {
    expect(Object.keys(catalogue).sort()).toEqual(wanted(language));
  });

  test('shows what is to be shown', () => {
    for (const key of Object.keys(catalogue)) {
      // "One word" needs no 1.
      if (/_(?:zero|one|two)$/.test(key) && isForm(key)) continue;
      const original = isForm(key) ? key.replace(FORM, '_other') : key;
      expect([key, substitutions(catalogue, key)]).toEqual([key, substitutions(english, original)]);
    }
  });

  test('describes the extension in as many letters as stores take', () => {
    expect(catalogue['extensionDescription']?.message.length).toBeLessThanOrEqual(132);
  });

  test('is tidy', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(catalogue)) {
      expect(message.trim(), key).toBe(message);
      expect(message, key).not.toBe('');
      expect(message, key).not.toContain('  ');
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
      expect([...new Set(used)].sort(), key).toEqual(Object.keys(placeholders).sort());
    }
  });
});

describe('what the code asks for', () => {
  const sources = [
    'extension/manifest.mjs',
    ...readdirSync('extension/src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|html)$/.test(path))
      .map((path) => join('extension/src', path)),
  ];
  const code = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]));

  test('is there', () => {
    // What the reader says is checked by its types.
    const missing = [...code].flatMap(([path, source]) => {
      const calls = [...source.matchAll(/\b(?:text|getMessage|counted)\(([^,()]*)/g)].flatMap(
        ([, argument = '']) =>
          [...argument.replace(/===? '\w+'/g, '').matchAll(/'(\w+)'/g)].map(([, key = '']) => key),
      );
      const named = [...source.matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key);
      return [...calls, ...named]
        .filter((key) => !(key in english) && !families.has(key))
        .map((key) => `${path}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  test('is all that there is', () => {
    const all = [...code.values()].join('\n');
    const stems = [
      ...[...all.matchAll(/\bnamed\(\s*'(\w+)'/g)].map(([, stem = '']) => stem),
      ...[...all.matchAll(/`(\w+)\$\{/g)].map(([, stem = '']) => stem),
    ];
    const names = new Set([...all.matchAll(/['"](?:__MSG_)?(\w+?)(?:__)?['"]/g)].map(([, name]) => name));
    // The reader puts names together that are read from its settings.
    const fromSettings = /^reader_(?:theme|font)_/;
    const unused = Object.keys(english).filter((key) => {
      const name = isForm(key) ? key.replace(FORM, '') : key;
      const bare = name.replace(/^reader_/, '');
      return !(
        names.has(name) ||
        names.has(bare) ||
        fromSettings.test(name) ||
        stems.some((stem) => name.startsWith(stem))
      );
    });
    expect(unused).toEqual([]);
  });
});

test('a number of things is told in the form of the language', () => {
  const words = {
    words_one: '$1 слово',
    words_few: '$1 слова',
    words_many: '$1 слов',
    words_other: '$1 слова',
  };
  const messages = Object.entries({ language: 'ru', ...words }).map(([key, message]) => [key, { message }]);
  speak(Object.fromEntries(messages) as Catalogue);
  expect([1, 3, 5, 21].map((count) => counted('words', count))).toEqual([
    '1 слово',
    '3 слова',
    '5 слов',
    '21 слово',
  ]);
  expect(interfaceDirection()).toBe('ltr');
  speak({ language: { message: 'ar' } });
  expect(interfaceDirection()).toBe('rtl');
  speak();
  expect(text('kindAd')).toBe('Ads');
});
