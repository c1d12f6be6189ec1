/** The story as plain text, with nothing but line breaks to shape it. */

import { readableDate } from '../ui/head';
import type { Article } from '../types';
import { texOf } from './tex';

export function plainText(article: Article): string {
  const facts = [article.byline, readableDate(article.date), article.siteName || article.host];
  const head = [article.title, article.standfirst, facts.filter((fact) => fact !== '').join(' · '), article.url];
  const parts = [...head.filter((part) => part !== ''), ...blocks(article.body)];
  return `${parts.join('\n\n')}\n`;
}

const BLOCK = 'p, h2, h3, h4, h5, h6, ul, ol, dl, blockquote, pre, table, figure, div, details, hr, summary, dt, dd';

function blocks(element: Element): string[] {
  const found: string[] = [];
  let line = '';
  const flush = (): void => {
    const text = lines(line);
    if (text !== '') found.push(text);
    line = '';
  };
  for (const child of element.childNodes) {
    if (child instanceof Element && (child.matches(BLOCK) || child.matches('figcaption, math[display="block"]'))) {
      flush();
      found.push(...block(child));
    } else line += inline(child);
  }
  flush();
  return found;
}

function block(element: Element): string[] {
  switch (element.localName) {
    case 'ul':
    case 'ol':
      return [list(element)].filter((text) => text !== '');
    case 'blockquote':
      return [indent(blocks(element).join('\n\n'), '> ', '> ')];
    case 'pre':
      return [element.textContent ?? ''];
    case 'hr':
      return ['* * *'];
    case 'table':
      return [table(element as HTMLTableElement)];
    default:
      return element.matches('math') ? [inline(element).trim()] : blocks(element);
  }
}

function list(element: Element): string {
  const start = Number(element.getAttribute('start') ?? '1') || 1;
  return [...element.children]
    .map((item, at) => {
      const mark = element.localName === 'ol' ? `${start + at}. ` : '• ';
      return indent(blocks(item).join('\n'), mark, ' '.repeat(mark.length));
    })
    .join('\n');
}

function table(element: HTMLTableElement): string {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => blocks(cell).join(' ')).join('\t'),
  );
  const caption = element.querySelector('caption');
  return [...(caption ? blocks(caption) : []), ...rows].join('\n');
}

function inline(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
  if (!(node instanceof Element)) return '';
  switch (node.localName) {
    case 'br':
      return '\n';
    case 'img': {
      const alt = node.getAttribute('alt') ?? '';
      return alt === '' ? '' : `[${alt}]`;
    }
    case 'svg':
      return '';
    case 'math':
      return texOf(node);
    case 'rt':
      return node.parentElement?.querySelector('rp') ? inlineOf(node) : `(${inlineOf(node)})`;
    case 'q':
      return `“${inlineOf(node)}”`;
    case 'a':
      return node.matches('.note-mark') ? `[${inlineOf(node).replace(/[[\]]/g, '')}]` : inlineOf(node);
    default:
      return inlineOf(node);
  }
}

function inlineOf(element: Element): string {
  return [...element.childNodes].map(inline).join('');
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .trim();
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first : rest) + line)
    .map((line) => line.trimEnd())
    .join('\n');
}
