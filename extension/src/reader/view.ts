/** The story on the screen, with everything that belongs to reading it. */

import { importNode } from './dom/safe';
import { contentsOf, currentEntry } from './place/headings';
import { createMarks } from './place/marks';
import { progressOf } from './place/progress';
import type { Session } from './session';
import { applySettings } from './style/apply';
import { legibleFace } from './style/legible';
import { say } from './text/messages';
import type { Article } from './types';
import { fillAppearance } from './ui/appearance';
import { createBar } from './ui/bar';
import { button, el } from './ui/build';
import { fillContents } from './ui/contents';
import { offerEmbeds } from './ui/embeds';
import { createFocusLine } from './ui/focus-line';
import { head, lengthOf } from './ui/head';
import { icon } from './ui/icons';
import { focusOn, followLinksIn } from './ui/links';
import { createPanels } from './ui/panel';
import { watchRegions } from './ui/regions';
import { createStatus } from './ui/status';

export interface Stage {
  readonly dialog: HTMLDialogElement;
  readonly root: ShadowRoot;
  readonly page: Document;
  readonly session: Session;
  readonly signal: AbortSignal;
  leave(): void;
}

export interface View {
  /** To be called once the dialog is on the screen. */
  shown(): void;
}

/** The least of a story that makes its place worth remembering. */
const WORTH_REMEMBERING = 0.02;

export function showStory(stage: Stage, article: Article): View {
  const { dialog, session, signal } = stage;
  const body = importNode(stage.page, article.body);
  const length = lengthOf(article);
  const column = el(
    'article',
    { class: 'column', lang: article.language || null, dir: article.direction },
    head(article, length),
    body,
    el('footer', { class: 'foot' }, el('p', {}, el('a', { href: article.url }, say('original')))),
  );
  const vertical = article.writingMode !== 'horizontal-tb';
  const scroller = el(
    'div',
    { class: 'scroller fresh', tabindex: '0', role: 'document', 'data-writing': article.writingMode },
    column,
  );
  const indicator = el('span');
  const progress = progressOf(scroller, vertical);
  const entries = contentsOf(body);
  const face = legibleFace(stage.page);
  const line = createFocusLine(dialog, signal);
  const status = createStatus();
  const panels = createPanels(dialog);

  const keep = (): void => {
    const place = progress.get();
    const worth = marks.list.length > 0 || (place > WORTH_REMEMBERING && place < 1);
    session.keep(worth ? { place, marks: marks.list, length: marks.length() } : null);
  };
  const marks = createMarks(body, keep);

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
    const current = currentEntry(entries, scroller.clientHeight / 3);
    fillContents(box, { entries, current, marks, go }, article.language);
  });
  contents.box.classList.add('at-start');
  const appearance = panels.add('appearance', say('appearance'), (box) => {
    face.use();
    fillAppearance(box, {
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
  const close = button('tool', say('close'), stage.leave, icon('close'));
  const bar = createBar(article.title, [contents.tool], [appearance.tool, close]);
  dialog.prepend(
    el('div', { class: 'progress', 'aria-hidden': 'true' }, indicator),
    bar.element,
    scroller,
    line.element,
  );
  dialog.append(status.element);

  offerEmbeds(body);
  followLinksIn(body);
  watchRegions(body, signal);

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
      clearTimeout(resting);
      resting = setTimeout(keep, 800);
    },
    { signal, passive: true },
  );
  scroller.addEventListener('keydown', () => scroller.classList.remove('fresh'), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(resting);
    keep();
    face.remove();
  });

  return {
    shown() {
      apply();
      const { remembered } = session;
      if (remembered?.length === marks.length()) {
        for (const { start, end } of remembered.marks) marks.add(start, end);
        progress.set(remembered.place);
      }
      moved();
      scroller.focus({ preventScroll: true });
    },
  };
}
