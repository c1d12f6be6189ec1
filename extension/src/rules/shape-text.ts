/** Lede's own way to name a block: `lede(tag=aside; in=main>article; holds=h3,ul>li>a; text~"Read also")`. */

import { Refused, type AttributeTest, type Range, type Shape } from './syntax';

const NAME = /^[a-z][a-z0-9-]*$/;
const ATTRIBUTE = /\[(?<name>[a-z_][a-z0-9_.:-]*)(?:="(?<value>(?:\\.|[^"\\])*)")?\]/y;
const MOST_PARTS = 40;
const LONGEST_TEXT = 120;

export function printShape(shape: Shape): string {
  const { tag, within, level, attributes, holds, linked, words, after, before, nth, text } = shape;
  const parts = [
    `tag=${tag}`,
    within && `in=${within.length > 0 ? within.join('>') : 'body'}`,
    level !== undefined && `level=${level}`,
    attributes.length > 0 && `with=${attributes.map(printAttribute).join('')}`,
    holds.length > 0 && `holds=${holds.join(',')}`,
    linked && `linked=${printRange(linked)}%`,
    words && `words=${printRange(words)}`,
    after !== undefined && `after=${after || '-'}`,
    before !== undefined && `before=${before || '-'}`,
    nth !== undefined && `nth=${nth}`,
    text !== undefined && `text~${quoted(text)}`,
  ];
  return `lede(${parts.filter((part) => typeof part === 'string').join('; ')})`;
}

const printAttribute = ({ name, value }: AttributeTest): string =>
  value === null ? `[${name}]` : `[${name}=${quoted(value)}]`;

const printRange = ({ least, most }: Range): string => `${least}-${most}`;

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const unquoted = (text: string): string => text.replace(/\\(.)/gs, '$1');

/** Throws {@link Refused} where it is no shape. */
export function parseShape(source: string): Shape {
  const inside = /^lede\((?<inside>.*)\)$/s.exec(source)?.groups?.['inside'];
  if (inside === undefined) throw new Refused('shape');
  const fields = fieldsOf(inside);
  const name = (key: string): string | undefined => field(fields, key, nameOrNone);
  const tag = fields.get('tag') ?? '';
  const shape: Shape = {
    tag: nameFrom(tag),
    ...optional('within', field(fields, 'in', withinFrom)),
    ...optional('level', field(fields, 'level', countFrom)),
    attributes: field(fields, 'with', attributesFrom) ?? [],
    holds: field(fields, 'holds', pathsFrom) ?? [],
    ...optional(
      'linked',
      field(fields, 'linked', (text) => rangeFrom(text, /^(\d{1,3})-(\d{1,3})%$/, 100)),
    ),
    ...optional(
      'words',
      field(fields, 'words', (text) => rangeFrom(text, /^(\d{1,6})-(\d{1,6})$/, 999_999)),
    ),
    ...optional('after', name('after')),
    ...optional('before', name('before')),
    ...optional('nth', field(fields, 'nth', countFrom)),
    ...optional('text', field(fields, 'text', textFrom)),
  };
  // A tag alone is what the browser's own selectors are for, and would name half a page.
  const isNarrow = shape.within ?? shape.text ?? shape.attributes[0] ?? shape.holds[0];
  if (isNarrow === undefined) throw new Refused('shape');
  return shape;
}

const KEYS = ['tag', 'in', 'level', 'with', 'holds', 'linked', 'words', 'after', 'before', 'nth', 'text'];

function fieldsOf(inside: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const part = /\s*(?<key>[a-z]+)\s*(?<sign>[=~])\s*(?<value>(?:"(?:\\.|[^"\\])*"|[^;"])*?)\s*(?:;|$)/suy;
  while (part.lastIndex < inside.length) {
    const { key = '', sign, value = '' } = part.exec(inside)?.groups ?? {};
    if (!KEYS.includes(key) || fields.has(key) || (sign === '~') !== (key === 'text'))
      throw new Refused('shape');
    fields.set(key, value);
    if (part.lastIndex === 0) throw new Refused('shape');
  }
  return fields;
}

function field<T>(
  fields: ReadonlyMap<string, string>,
  key: string,
  read: (text: string) => T,
): T | undefined {
  const text = fields.get(key);
  return text === undefined ? undefined : read(text);
}

/** Left out where it is undefined. */
function optional<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, T>>;
}

function nameFrom(text: string): string {
  if (!NAME.test(text)) throw new Refused('shape');
  return text;
}

const nameOrNone = (text: string): string => (text === '-' ? '' : nameFrom(text));

const listFrom = (text: string, separator: string): string[] => {
  const parts = text.split(separator).map((part) => part.trim());
  if (parts.length > MOST_PARTS) throw new Refused('shape');
  return parts;
};

function withinFrom(text: string): string[] {
  return text === 'body' ? [] : listFrom(text, '>').map(nameFrom);
}

function pathsFrom(text: string): string[] {
  return listFrom(text, ',').map((path) => listFrom(path, '>').map(nameFrom).join('>'));
}

function attributesFrom(text: string): AttributeTest[] {
  const attributes: AttributeTest[] = [];
  ATTRIBUTE.lastIndex = 0;
  while (ATTRIBUTE.lastIndex < text.length) {
    const { name, value } = ATTRIBUTE.exec(text)?.groups ?? {};
    if (name === undefined) throw new Refused('shape');
    attributes.push({ name, value: value === undefined ? null : unquoted(value) });
  }
  if (attributes.length === 0 || attributes.length > MOST_PARTS) throw new Refused('shape');
  return attributes;
}

function rangeFrom(text: string, form: RegExp, limit: number): Range {
  const [, least, most] = form.exec(text) ?? [];
  const range = { least: Number(least), most: Number(most) };
  if (!(range.least <= range.most && range.most <= limit)) throw new Refused('shape');
  return range;
}

function countFrom(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Refused('shape');
  return Number(text);
}

function textFrom(text: string): string {
  const inside = /^"(?<words>(?:\\.|[^"\\])*)"$/s.exec(text)?.groups?.['words'];
  const words = inside === undefined ? '' : unquoted(inside);
  if (words === '' || words.length > LONGEST_TEXT) throw new Refused('shape');
  return words;
}
