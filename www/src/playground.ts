/** One page at a time, in all its views. */

import type { Kind } from '../../extension/src/shared/analysis';
import { NO_COUNTS } from '../../extension/src/shared/page-state';
import { nameOf, Pages, type Analysed, type Numbered } from './analysed';
import type { Choices, View } from './choices';
import { list, titleOf } from './findings';
import { showPage } from './frame';
import { outlinesOver, type Outlines } from './outlines';
import { box } from './parts';
import { byReadability, keptIn, type Compared } from './readability';
import { readIn } from './reader';
import { cleanedNote, foundNote, readabilityNote, readerNote, summaryOf } from './say';

interface Surroundings {
  readonly choices: () => Choices;
  readonly view: () => View;
  readonly turnTo: (view: View) => void;
  readonly counted: (counts: Readonly<Record<Kind, number>>) => void;
  readonly tell: (message: string) => void;
}

/** Milliseconds after which the reader has done all that moves the focus. */
const READER_SETTLES = 400;
/** Milliseconds that may go into measuring. */
const BUDGET = 60;

export class Playground {
  readonly #around: Surroundings;
  #html = '';
  #pages: Pages | undefined;
  #outlines: Outlines | undefined;
  #found: Analysed | undefined;
  #compared: Compared | undefined;
  /** The level and page that the reader shows. */
  #read = '';
  #putBack = new Set<string>();
  #turn = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Shows another page. */
  async open(html: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#html = html;
    this.#pages = undefined;
    this.#compared = undefined;
    this.#read = '';
    this.#putBack = new Set();
    for (const place of ['reader', 'readability']) box(`page-${place}`).replaceChildren();
    const [original, cleaned] = await Promise.all([
      showPage(box('page-original'), 'The page as it came', html),
      showPage(box('page-cleaned'), 'The page, cleaned', html),
    ]);
    if (!original || !cleaned || turn !== this.#turn) return;
    this.#pages = new Pages(original, cleaned);
    this.#outlines = outlinesOver(original, (number) => this.#choose(number));
    await this.update();
  }

  /** Brings everything up to date with the choices. */
  async update(): Promise<void> {
    const turn = this.#turn;
    const pages = this.#pages;
    if (!pages) return;
    const choices = this.#around.choices();
    const found = await pages.clean(choices, this.#putBack);
    if (turn !== this.#turn) return;
    this.#found = found;
    this.#outline();
    this.#list(found);
    const counts = { ...NO_COUNTS };
    for (const { finding } of found.findings) counts[finding.kind] += 1;
    this.#around.counted(counts);
    this.#around.tell(summaryOf(found));
    box('note-cleaned').textContent = cleanedNote(found);
    // Once what matters is on the screen.
    setTimeout(() => void this.#measure(turn, pages, choices, found));
    await this.showView();
  }

  /** Fills the view that is looked at, if it is one that is filled only then. */
  async showView(): Promise<void> {
    const view = this.#around.view();
    if (!this.#found) return;
    if (view === 'reader') await this.#showReader();
    if (view === 'readability') await this.#showReadability();
    if (view === 'original') this.#outline();
  }

  #outline(): void {
    const { outlined } = this.#around.choices();
    const hidden = this.#found?.findings.filter(isHidden) ?? [];
    const places = outlined ? hidden : [];
    this.#outlines?.draw(
      places.map((one) => ({
        number: one.number,
        kind: one.finding.kind,
        title: titleOf(one),
        nodes: one.nodes,
      })),
    );
  }

  #list(found: Analysed): void {
    const focused = document.activeElement?.closest('.finding')?.id;
    box('findings').replaceChildren(
      list(found.findings, {
        point: (number) => this.#point(number),
        putBack: (number) => this.#toggle(number),
      }),
    );
    box('note-findings').textContent = foundNote(found);
    if (focused) document.querySelector<HTMLElement>(`#${focused} .plain`)?.focus();
  }

  #toggle(number: number): void {
    const one = this.#found?.findings[number - 1];
    if (!one) return;
    const name = nameOf(one.finding);
    if (!this.#putBack.delete(name)) this.#putBack.add(name);
    void this.update();
  }

  /** From the list to the page. */
  #point(number: number): void {
    this.#around.turnTo('original');
    const isThere = this.#outlines?.point(number) ?? false;
    for (const item of document.querySelectorAll('.finding')) {
      item.classList.toggle('pointed', item.id === `finding-${number}`);
    }
    if (!isThere) box('note-findings').textContent = `${number} takes no room on the page.`;
  }

  /** From the page to the list. */
  #choose(number: number): void {
    this.#around.turnTo('findings');
    const button = document.querySelector<HTMLElement>(`#finding-${number} .place`);
    button?.scrollIntoView({ block: 'nearest' });
    button?.focus();
    this.#point(number);
    this.#around.turnTo('findings');
  }

  async #measure(turn: number, pages: Pages, { level }: Choices, found: Analysed): Promise<void> {
    const measured = await pages.measure(level, BUDGET);
    if (turn === this.#turn && found === this.#found) {
      box('note-cleaned').textContent = cleanedNote(found, measured);
    }
  }

  async #showReader(): Promise<void> {
    const { level } = this.#around.choices();
    const key = `${this.#turn} ${level}`;
    if (this.#read === key) return;
    this.#read = key;
    const focused = document.activeElement;
    const page = await showPage(box('page-reader'), 'The story in the reader', this.#html);
    if (!page || this.#read !== key) return;
    const leave = (): void => {
      this.#read = '';
      if (this.#around.view() === 'reader') this.#around.turnTo('cleaned');
    };
    // A link in the reader leads out of the frame, and there is nothing there to be seen.
    page.defaultView?.frameElement?.addEventListener('load', leave);
    await readIn(page, level, leave);
    box('note-reader').textContent = readerNote(this.#found);
    // The reader takes the focus when it opens and again when the page under it becomes inert, which here nobody
    // asked for.
    const giveBack = (): void => {
      if (focused instanceof HTMLElement && document.activeElement instanceof HTMLIFrameElement) focused.focus();
    };
    giveBack();
    setTimeout(giveBack, READER_SETTLES);
  }

  async #showReadability(): Promise<void> {
    const turn = this.#turn;
    const hadPage = this.#compared !== undefined;
    this.#compared ??= byReadability(this.#html);
    const { html, text } = this.#compared;
    const hidden = this.#found?.findings.filter(isHidden) ?? [];
    box('note-readability').textContent = readabilityNote(this.#compared, keptIn(text, hidden).length, hidden.length);
    if (hadPage) return;
    if (html === undefined) box('page-readability').textContent = 'Readability.js finds no article on this page.';
    else if (turn === this.#turn) await showPage(box('page-readability'), 'The story by Readability.js', html);
  }
}

const isHidden = ({ isWanted, isShown }: Numbered): boolean => isWanted && !isShown;
