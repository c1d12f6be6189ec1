/** The person's rules as a text to edit: kept as it is typed, with a word on each line that is not followed. */

import { save as saveFile } from '../reader/export/file';
import { el } from '../reader/ui/build';
import { describe } from '../shared/channel';
import { EntryTooLarge } from '../shared/synced-store';
import { counted, named, number, text } from '../shared/words';
import { linesOf } from './lines';
import { parseLine } from './parse';
import { addLines, MOST_LINES, RULES, setText, textIn, textOf } from './store';
import type { Reason } from './syntax';

/** Typing is kept when it pauses for so long. */
const PAUSE = 400;
const MOST_TOLD = 100;
/** Bytes of a file; rules are far smaller. */
const LARGEST_FILE = 2_000_000;

interface Problem {
  /** From zero. */
  readonly line: number;
  readonly reason: Reason;
}

export function rulesEditor(): HTMLElement {
  return new Editor().element;
}

class Editor {
  readonly element: HTMLElement;
  readonly #area = el('textarea', {
    class: 'rules-text',
    id: 'rules-text',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    dir: 'ltr',
    rows: '12',
    wrap: 'off',
    'aria-describedby': 'rules-count rules-help',
  });
  readonly #numbers = el('div', { class: 'rules-numbers', 'aria-hidden': 'true' });
  readonly #count = el('p', { class: 'rules-count', id: 'rules-count', role: 'status' });
  readonly #fault = el('p', { class: 'rules-fault', role: 'alert' });
  readonly #problems = el('ol', { class: 'rules-problems', 'aria-label': text('rulesProblems') });
  readonly #file = el('input', {
    type: 'file',
    accept: '.txt,text/plain',
    id: 'rules-file',
    class: 'unseen',
    tabindex: '-1',
    'aria-label': text('rulesImport'),
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is stored, as far as is known here. */
  #kept = '';

  constructor() {
    const press = (id: string, words: string, act: () => void): HTMLButtonElement => {
      const button = el('button', { type: 'button', class: 'button', id }, words);
      button.addEventListener('click', act);
      return button;
    };
    this.element = el(
      'div',
      { class: 'rules' },
      el('label', { class: 'rules-label', for: 'rules-text' }, text('rulesLabel')),
      el('div', { class: 'rules-frame' }, this.#numbers, this.#area),
      this.#count,
      this.#fault,
      this.#problems,
      el(
        'div',
        { class: 'rules-row' },
        press('rules-import', text('rulesImport'), () => {
          this.#file.click();
        }),
        this.#file,
        press('rules-export', text('rulesExport'), () => {
          saveFile('lede-rules.txt', 'text/plain', `${this.#area.value}\n`);
        }),
      ),
      help(),
    );
    this.#area.addEventListener('input', () => {
      this.#typed();
    });
    this.#area.addEventListener('scroll', () => {
      this.#numbers.scrollTop = this.#area.scrollTop;
    });
    // Whoever leaves the page has not waited for the pause.
    this.#area.addEventListener('change', () => void this.#keep());
    this.#file.addEventListener('change', () => {
      const [chosen] = this.#file.files ?? [];
      this.#file.value = '';
      if (chosen) void this.#bringIn(chosen);
    });
    RULES.watch((loaded) => {
      this.#take(textIn(loaded));
    });
    void RULES.load().then((loaded) => {
      this.#take(textIn(loaded));
    });
  }

  /** Shows what is stored, but for what is being typed just now. */
  #take(stored: string | undefined): void {
    if (stored === undefined) {
      this.#area.disabled = true;
      this.#fault.textContent = text('rulesDamaged');
      return;
    }
    if (this.#timer !== undefined || stored === this.#kept) {
      this.#judge();
      return;
    }
    this.#area.disabled = false;
    this.#kept = stored;
    if (trimmed(this.#area.value) !== stored) {
      const { selectionStart, selectionEnd } = this.#area;
      this.#area.value = stored;
      this.#area.setSelectionRange(selectionStart, selectionEnd);
    }
    this.#judge();
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), PAUSE);
    this.#number();
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const written = trimmed(this.#area.value);
    this.#judge();
    if (written === this.#kept) return;
    await this.#change(async () => {
      if (linesOf(written).length > MOST_LINES) throw new TooMany();
      const values = await RULES.change((now) => {
        setText(now, written, this.#kept);
      });
      this.#kept = written;
      this.#take(textOf(values));
    });
  }

  /** Adds the lines of a file to those that are there. */
  async #bringIn(file: File): Promise<void> {
    await this.#keep();
    await this.#change(async () => {
      if (file.size > LARGEST_FILE) throw new TooMany();
      const lines = linesOf(await file.text());
      if (lines.length > MOST_LINES) throw new TooMany();
      const values = await RULES.change((now) => {
        addLines(now, lines);
      });
      this.#take(textOf(values));
    });
  }

  async #change(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.#fault.textContent = '';
    } catch (error) {
      this.#fault.textContent = faultOf(error);
    }
  }

  /** Says of each line what is the matter with it. */
  #judge(): void {
    this.#number();
    const parsed = linesOf(this.#area.value).map(parseLine);
    const problems = parsed.flatMap((line, at): Problem[] =>
      line.type === 'refused' ? [{ line: at, reason: line.reason }] : [],
    );
    const rules = parsed.filter(({ type }) => type === 'rule').length;
    const counts = [
      counted('rulesCount', rules),
      ...(problems.length > 0 ? [counted('rulesNotFollowed', problems.length)] : []),
    ];
    const said = counts.join(' · ');
    if (this.#count.textContent !== said) this.#count.textContent = said;
    this.#problems.replaceChildren(...problems.slice(0, MOST_TOLD).map((problem) => this.#told(problem)));
    for (const { line } of problems) this.#numbers.children[line]?.classList.add('is-odd');
  }

  #told({ line, reason }: Problem): HTMLElement {
    const go = el('button', { type: 'button', class: 'rules-line' }, text('rulesLine', number(line + 1)));
    go.addEventListener('click', () => {
      this.#goTo(line);
    });
    return el('li', { 'data-reason': reason }, go, ' ', el('span', {}, named('unfollowed', reason)));
  }

  #goTo(line: number): void {
    const lines = this.#area.value.split('\n');
    const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
    this.#area.focus();
    this.#area.setSelectionRange(start, start + (lines[line]?.length ?? 0));
    this.#area.scrollTop = (this.#area.scrollHeight / Math.max(1, lines.length)) * Math.max(0, line - 3);
  }

  #number(): void {
    const wanted = this.#area.value.split('\n').length;
    while (this.#numbers.childElementCount > wanted) this.#numbers.lastElementChild?.remove();
    while (this.#numbers.childElementCount < wanted) {
      this.#numbers.append(el('span', {}, String(this.#numbers.childElementCount + 1)));
    }
    for (const odd of this.#numbers.querySelectorAll('.is-odd')) odd.classList.remove('is-odd');
    this.#numbers.scrollTop = this.#area.scrollTop;
  }
}

class TooMany extends Error {}

function faultOf(error: unknown): string {
  if (error instanceof TooMany) return text('rulesTooMany', number(MOST_LINES));
  if (error instanceof EntryTooLarge) return text('rulesLineTooLong');
  return text('actionFailed', describe(error));
}

const trimmed = (written: string): string => written.replace(/\s+$/, '');

const EXAMPLES = [
  ['example.org##.promo', 'rulesHelpHide'],
  ['example.org#@#.promo', 'rulesHelpKeep'],
  ['##aside:has(h3:has-text(Most read))', 'rulesHelpText'],
  ['example.org##lede(tag=aside; in=main>article; text~"Read also")', 'rulesHelpShape'],
  ['! …', 'rulesHelpComment'],
] as const;

function help(): HTMLElement {
  const rows = EXAMPLES.flatMap(([line, name]) => [
    el('dt', {}, el('code', { dir: 'ltr' }, line)),
    el('dd', {}, text(name)),
  ]);
  return el(
    'details',
    { class: 'rules-help', id: 'rules-help' },
    el('summary', {}, text('rulesHelp')),
    el('dl', {}, ...rows),
  );
}
