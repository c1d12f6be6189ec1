/** The story as Markdown (CommonMark with GitHub's tables, strikethrough and footnotes). */

import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { cssString } from '../dom/safe';
import type { Article } from '../types';
import { texOf } from './tex';

export function markdown(article: Article): string {
  const parts = [
    article.title === '' ? '' : `# ${escapeLine(article.title)}`,
    article.standfirst === '' ? '' : `*${escapeLine(article.standfirst)}*`,
    bodyMarkdown(article.body),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** With what is known of the story in front, as notes programs and site generators read it. */
export function markdownWithFrontMatter(article: Article, saved: Date): string {
  const fields: readonly [string, string][] = [
    ['title', article.title],
    ['author', article.byline],
    ['date', article.date],
    ['site', article.siteName || article.host],
    ['url', article.url],
    ['language', article.language],
    ['saved', saved.toISOString().slice(0, 10)],
  ];
  // A JSON string is a YAML string, whatever stands in it.
  const lines = fields.filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${markdown(article)}`;
}

function bodyMarkdown(body: HTMLElement): string {
  return service(footnotes(body)).turndown(body);
}

/** The numbers of notes by the id of their place. */
function footnotes(body: HTMLElement): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const link of body.querySelectorAll('a.note-mark[href^="#"]')) {
    const id = (link.getAttribute('href') ?? '').slice(1);
    const note = body.querySelector(`li[id=${cssString(id)}]`);
    if (note && !note.contains(link) && !numbers.has(id)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}

function service(notes: ReadonlyMap<string, number>): TurndownService {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
    // A note's way back has nothing to go back to in Markdown.
    blankReplacement: (_, node) => (isBlock(node) ? '\n\n' : ''),
  });
  turndown.use(gfm);
  turndown.keep(['sub', 'sup', 'kbd', 'ins', 'u']);
  turndown.remove((node) => node.nodeName.toLowerCase() === 'svg');
  addRules(turndown, notes);
  return turndown;
}

function addRules(turndown: TurndownService, notes: ReadonlyMap<string, number>): void {
  turndown.addRule('formula', {
    filter: (node) => node.nodeName.toLowerCase() === 'math' || node.matches('code.tex'),
    replacement: (_, node) => {
      const math = node as Element;
      const tex = texOf(math);
      const display = math.getAttribute('display') === 'block';
      return display ? `\n\n$$${tex.trim()}$$\n\n` : `$${tex.trim()}$`;
    },
  });
  // Rules that come later go first.
  turndown.addRule('place', {
    filter: (node) => node.localName === 'a' && (node.getAttribute('href') ?? '').startsWith('#'),
    replacement: (content) => (/^(?:[\s↩↑^⤴]|\ufe0e|\ufe0f)*$/u.test(content) ? '' : content),
  });
  turndown.addRule('noteMark', {
    filter: (node) => node.matches('a.note-mark') && notes.has(node.getAttribute('href')?.slice(1) ?? ''),
    replacement: (_, node) => `[^${notes.get((node as Element).getAttribute('href')?.slice(1) ?? '') ?? 0}]`,
  });
  // Otherwise the mark would be superscript twice over.
  turndown.addRule('raisedNoteMark', {
    filter: (node) => node.localName === 'sup' && node.querySelector('a.note-mark') !== null,
    replacement: (content) => content,
  });
  turndown.addRule('note', {
    filter: (node) => node.localName === 'li' && notes.has(node.id),
    replacement: (content, node) =>
      `[^${notes.get((node as Element).id) ?? 0}]: ${content.trim().replace(/\n(?=.)/g, '\n    ')}\n`,
  });
  turndown.addRule('embed', {
    filter: (node) => node.matches('.embed'),
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  turndown.addRule('caption', {
    filter: ['figcaption'],
    replacement: (content) => (content.trim() === '' ? '' : `\n\n*${content.trim().replace(/\s*\n\s*/g, ' ')}*\n\n`),
  });
  turndown.addRule('term', {
    filter: ['dt'],
    replacement: (content) => `\n\n**${content.trim()}**\n\n`,
  });
  turndown.addRule('reading', {
    filter: ['rt'],
    replacement: (content, node) =>
      (node as Element).parentElement?.querySelector('rp') ? content : `(${content.trim()})`,
  });
  turndown.addRule('quoted', { filter: ['q'], replacement: (content) => `“${content}”` });
  turndown.addRule('highlighted', { filter: ['mark'], replacement: (content) => content });
}

function isBlock(node: unknown): boolean {
  return (node as { isBlock?: boolean }).isBlock === true;
}

function escapeLine(text: string): string {
  return text.replace(/([\\`*_[\]<>])/g, '\\$1');
}
