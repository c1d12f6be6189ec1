/** Brings a page to the state that the person's choices ask for, one change at a time. */

import { choicesAt, isOnAt, readsAt, type Choices, type Settings } from '../shared/settings';
import type { HiddenThing } from '../shared/hidden';
import type { Cleaning, OffReason, PageState } from '../shared/page-state';
import type { Cleaner } from './cleaner';
import type { Reader } from './reader';
import { Visit } from './visit';

interface Surroundings {
  readonly document: Document;
  readonly cleaner: Cleaner;
  readonly reader: Reader;
  readonly site: string;
  readonly settings: Settings;
  /** Another page has come in this one's place. */
  readonly left?: () => void;
  readonly changed: (state: PageState) => void;
}

export class Controller {
  readonly #document: Document;
  readonly #cleaner: Cleaner;
  readonly #reader: Reader;
  readonly #site: string;
  readonly #left: () => void;
  readonly #changed: (state: PageState) => void;
  #settings: Settings;
  /** What was asked for this page alone, if anything. */
  #asked: boolean | undefined;
  #cleaning: Cleaning = { status: 'working' };
  #last = '';
  #visit: Visit;
  #work: Promise<void> | undefined;
  #stale = true;

  constructor({ document, cleaner, reader, site, settings, left, changed }: Surroundings) {
    this.#document = document;
    this.#visit = new Visit(document);
    this.#cleaner = cleaner;
    this.#reader = reader;
    this.#site = site;
    this.#settings = settings;
    this.#left = left ?? (() => undefined);
    this.#changed = changed;
  }

  get state(): PageState {
    return { cleaning: this.#cleaning, readerOpen: this.#reader.isOpen };
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** What holds on this page's site. */
  get #choices(): Choices {
    return choicesAt(this.#settings, this.#site);
  }

  /** The state once nothing is under way any more. */
  async settled(): Promise<PageState> {
    // One piece of work at a time; what is asked meanwhile is seen when it is done.
    while (this.#work || !this.#isAsWanted()) {
      this.#work ??= this.#step().finally(() => {
        this.#work = undefined;
      });
      await this.#work;
    }
    this.announce();
    return this.state;
  }

  change(settings: Settings): Promise<PageState> {
    // A word on the whole site is newer than one on this page.
    if (isOnAt(settings, this.#site) !== isOnAt(this.#settings, this.#site)) this.#asked = undefined;
    const before = JSON.stringify(this.#choices);
    this.#settings = settings;
    if (JSON.stringify(this.#choices) !== before) this.#stale = true;
    return this.settled();
  }

  /** For this page alone, until it is left. */
  ask(cleaned: boolean): Promise<PageState> {
    this.#asked = cleaned;
    // What went wrong once is tried again.
    if (this.#cleaning.status === 'error') this.#stale = true;
    return this.settled();
  }

  toggle(): Promise<PageState> {
    return this.ask(this.#reasonToBeOff() !== undefined);
  }

  /**
   * The page has changed, in all of its trees or in those named: what is hidden follows, if the page is cleaned.
   * Never rejects.
   */
  async follow(stale?: ReadonlySet<Node>): Promise<void> {
    if (this.#work || !this.isWatching) return;
    if (this.#visit.isOver) await this.#leave();
    if (this.#work || this.#cleaning.status === 'off') return;
    if (this.#cleaning.status === 'unsupported') {
      this.#stale = true;
      await this.settled();
      return;
    }
    const cleaning = await this.#cleaner.update(this.#choices, stale);
    if (!cleaning || this.#work || !this.isWatching) return;
    this.#cleaning = cleaning;
    this.#visit.remember(this.#cleaner.story.pieces);
    this.announce();
  }

  /** Whether what the page does next may matter: it is kept clean, is empty as yet, or off until it is left. */
  get isWatching(): boolean {
    const { status } = this.#cleaning;
    if (status === 'unsupported') return this.#cleaning.reason === 'empty';
    if (status === 'off') return this.#cleaning.reason === 'page';
    return status === 'cleaned' || status === 'nothing';
  }

  /** Another page has come into this one's place: what was asked for that one holds no longer. */
  async #leave(): Promise<void> {
    this.#visit = new Visit(this.#document);
    this.#asked = undefined;
    this.#cleaner.forget();
    this.#left();
    this.#reader.close();
    await this.settled();
  }

  async hidden(): Promise<HiddenThing[]> {
    await this.settled();
    return this.#cleaner.hidden();
  }

  /** Puts one hidden thing back, or hides it again. */
  async setShown(id: number, shown: boolean): Promise<PageState> {
    await this.settled();
    this.#cleaner.setShown(id, shown);
    await this.follow();
    return this.state;
  }

  async toggleReader(): Promise<PageState> {
    await this.settled();
    await this.#reader.toggle(this.#choices);
    this.announce();
    return this.state;
  }

  /** How much of the page's height is hidden, 0 to 1. */
  async share(): Promise<number> {
    await this.settled();
    return this.#cleaning.status === 'cleaned' ? this.#cleaner.share() : 0;
  }

  /** Opens the reader where the person wants the stories of this site in it. */
  async readIfWanted(): Promise<void> {
    await this.settled();
    const isOn = this.#reasonToBeOff() === undefined;
    if (isOn && readsAt(this.#settings, this.#site) && this.#cleaner.isArticle && !this.#reader.isOpen) {
      await this.toggleReader();
    }
  }

  /** Says what the state is, if that has not been said yet. */
  announce(): void {
    const said = JSON.stringify(this.state);
    if (said === this.#last) return;
    this.#last = said;
    this.#changed(this.state);
  }

  announceAgain(): void {
    this.#last = '';
    this.announce();
  }

  async #step(): Promise<void> {
    const reason = this.#reasonToBeOff();
    if (reason) {
      this.#cleaner.undo();
      this.#cleaning = { status: 'off', reason };
    } else {
      this.#stale = false;
      this.#cleaning = await this.#cleaner.clean(this.#choices);
      this.#visit.remember(this.#cleaner.story.pieces);
    }
  }

  #isAsWanted(): boolean {
    const reason = this.#reasonToBeOff();
    if (this.#cleaning.status === 'off') return this.#cleaning.reason === reason;
    return reason === undefined && !this.#stale;
  }

  #reasonToBeOff(): OffReason | undefined {
    if (this.#asked !== undefined) return this.#asked ? undefined : 'page';
    if (!this.#settings.enabled) return 'everywhere';
    return isOnAt(this.#settings, this.#site) ? undefined : 'site';
  }
}
