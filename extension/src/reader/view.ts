/** The story on the screen, with everything that belongs to reading it. */

import type { Composing } from './compose/article';
import { addressOf, baseOf, importNode } from './dom/safe';
import { grow, whenIdle } from './growth';
import { fetchPart, type Part } from './next/part';
import { nextPart } from './next/address';
import { contentsOf, currentEntry } from './place/headings';
import { createMarks } from './place/marks';
import { progressOf } from './place/progress';
import type { Session } from './session';
import type { PageMemory } from './store/settings';
import { applySettings } from './style/apply';
import { legibleFace } from './style/legible';
import { ownWords, say } from './text/messages';
import type { ReaderContext } from './types';
import { fillAppearance } from './ui/appearance';
import { createBar } from './ui/bar';
import { button, el } from './ui/build';
import { fillContents } from './ui/contents';
import { offerEmbeds } from './ui/embeds';
import { createFocusLine } from './ui/focus-line';
import { createHead, estimatedLength, lengthOf } from './ui/head';
import { icon } from './ui/icons';
import { focusOn, followLinksIn } from './ui/links';
import { createNextPart } from './ui/next-part';
import { createPanels } from './ui/panel';
import { createPill } from './ui/pill';
import { createPlayer } from './ui/player';
import { forgiveBrokenPictures } from './ui/pictures';
import { watchRegions } from './ui/regions';
import { scrollFromOutside } from './ui/scrolling';
import { createStatus } from './ui/status';
import { fillTake } from './ui/take';

export interface Stage {
  readonly dialog: HTMLDialogElement;
  readonly root: ShadowRoot;
  readonly context: ReaderContext;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly leave: () => void;
}

export interface View {
  /** To be called once the dialog is on the screen. */
  shown(): void;
  /** Closes what lies over the story; false where nothing does. */
  back(): boolean;
}

/** The least of a story that makes its place worth remembering. */
const WORTH_REMEMBERING = 0.02;
const RESTING = 800;
/** This near to the upper edge a pointer wants the bar. */
const REACH = 56;

export function showStory(stage: Stage, composing: Composing): View {
  const { dialog, root, context, session, signal } = stage;
  const { article } = composing;
  let length = composing.complete ? lengthOf(article) : estimatedLength(article, composing.words);
  const head = createHead(article, length);
  const body = importNode(context.document, article.body);
  const foot = el('footer', { class: 'foot', ...ownWords() }, el('p', {}, el('a', { href: article.url }, say('original'))));
  const column = el(
    'article',
    { class: 'column', lang: article.language || null, dir: article.direction },
    head.element,
    body,
    foot,
  );
  const scroller = el(
    'div',
    { class: 'scroller fresh', tabindex: '0', role: 'document', 'data-writing': article.writingMode },
    column,
  );
  const vertical = article.writingMode !== 'horizontal-tb';
  const indicator = el('span');
  const progress = progressOf(scroller, vertical);
  let entries = contentsOf(body);
  const face = legibleFace(context.document);
  const line = createFocusLine(dialog, signal);
  const status = createStatus();
  const panels = createPanels(dialog);
  const tell = (message: string): void => {
    status.tell(message);
  };

  const keep = (): void => {
    // Places in a story are places in all of it.
    if (!growth.complete) return;
    const place = progress.get();
    const worth = marks.list.length > 0 || (place > WORTH_REMEMBERING && place < 1);
    session.keep(worth ? { place, marks: marks.list, length: marks.length() } : null);
  };
  const marks = createMarks(body, keep);
  const restore = (memory: PageMemory): void => {
    // A story that has changed has its words in other places.
    if (memory.length !== marks.length()) return;
    for (const { start, end } of memory.marks) marks.add(start, end);
    progress.set(memory.place);
  };
  const player = createPlayer({ body, language: article.language, session, signal, tell, whole: () => growth.finish() });
  const pill = createPill({ root, body, marks, signal, listen: player.playFrom, tell });

  const apply = (): void => {
    applySettings(dialog, session.settings);
    if (session.settings.font === 'legible') face.use();
    line.show(session.settings.focusLine);
  };
  const go = (to: HTMLElement | null): void => {
    panels.closeAll();
    if (to) to.scrollIntoView({ block: 'start', behavior: 'instant' });
    else progress.set(0);
    focusOn(to ?? scroller);
  };

  const contents = panels.add('contents', say('contents'), (box) => {
    growth.finish();
    const current = currentEntry(entries, scroller.clientHeight / 3);
    fillContents(box, { entries, current, marks, go }, article.language);
  });
  contents.box.classList.add('at-start');
  const appearance = panels.add('appearance', say('appearance'), (box) => {
    face.use();
    fillAppearance(box, context.site, {
      get current() {
        return session.settings;
      },
      change(part) {
        const place = progress.get();
        session.change(part);
        apply();
        progress.set(place);
      },
    });
  });
  const take = panels.add('take', say('take'), (box) => {
    growth.finish();
    fillTake(box, {
      dialog,
      article: () => article,
      pictures: () => [...body.querySelectorAll('img')],
      tell,
      done: () => panels.closeAll(),
    });
  });
  const close = button('tool', say('close'), stage.leave, icon('close'));
  const bar = createBar(article.title, [contents.tool], [player.tool, appearance.tool, take.tool, close]);
  dialog.prepend(
    el('div', { class: 'progress', 'aria-hidden': 'true' }, indicator),
    bar.element,
    scroller,
    line.element,
  );
  dialog.append(player.element, pill.element, status.element);

  scrollFromOutside(scroller, [bar.element, player.element, contents.box, appearance.box, take.box]);
  forgiveBrokenPictures(body);
  offerEmbeds(body);
  followLinksIn(body);
  watchRegions(body, signal);
  const grown = (): void => {
    length = lengthOf(article);
    head.measured(length);
    entries = contentsOf(body);
    player.storyChanged();
    moved();
  };
  const growth = grow({ composing, page: context.document, body, signal, grown });
  const addPart = (part: Part, separator: HTMLElement): void => {
    growth.finish();
    const pristine = importNode(article.body.ownerDocument, part.article.body);
    const shown = importNode(context.document, part.article.body);
    article.body.append(...pristine.childNodes);
    offerEmbeds(shown);
    body.append(separator, ...shown.childNodes);
    grown();
    separator.focus({ preventScroll: true });
  };

  const moved = (): void => {
    const place = progress.get();
    indicator.style.setProperty('transform', `scaleX(${place})`);
    bar.moved(place, length.time.slow);
  };
  let resting: ReturnType<typeof setTimeout> | undefined;
  scroller.addEventListener(
    'scroll',
    () => {
      moved();
      pill.hide();
      clearTimeout(resting);
      resting = setTimeout(keep, RESTING);
    },
    { signal, passive: true },
  );
  // A wheel only turns one way; a story in columns runs the other.
  if (vertical) scroller.addEventListener('wheel', turn, { signal, passive: true });
  dialog.addEventListener('pointermove', (event) => {
    if (event.clientY < REACH) bar.call();
  });
  dialog.addEventListener('keydown', (event) => {
    // Whoever moves by keyboard wants to see where they are, also when that is the story itself.
    if (event.key === 'Tab') scroller.classList.remove('fresh');
    // The browser is about to search, or the person to jump to the end.
    if (event.key === 'End' || event.key === 'F3' || ((event.ctrlKey || event.metaKey) && /^[fg]$/i.test(event.key))) {
      growth.finish();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'h') pill.toggleMark();
  });
  window.addEventListener('beforeprint', growth.finish, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(resting);
    keep();
    face.remove();
  });

  return {
    back: () => panels.closeAll() || pill.hide(),
    shown() {
      apply();
      if (session.remembered) {
        growth.finish();
        restore(session.remembered);
      }
      moved();
      scroller.focus({ preventScroll: true });
      // Every link of the page is looked at for it, and nobody is at the end yet.
      whenIdle(() => {
        const next = signal.aborted ? null : offerNextPart(stage, addPart);
        if (next) foot.before(next);
      });
    },
  };
}

function offerNextPart(stage: Stage, add: (part: Part, separator: HTMLElement) => void): HTMLElement | null {
  const { document: page, analyze } = stage.context;
  if (!analyze) return null;
  const first = nextPart(page, addressOf(page), baseOf(page));
  if (first === null) return null;
  return createNextPart({
    first,
    fetch: (address) => fetchPart(address, analyze),
    add,
  }).element;
}

function turn(event: WheelEvent): void {
  const scroller = event.currentTarget;
  if (!(scroller instanceof HTMLElement) || Math.abs(event.deltaX) >= Math.abs(event.deltaY)) return;
  const leftwards = scroller.getAttribute('data-writing') === 'vertical-rl';
  scroller.scrollBy({ left: leftwards ? -event.deltaY : event.deltaY, behavior: 'instant' });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, select, textarea, iframe');
}
