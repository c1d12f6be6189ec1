/** Wires the parts of the content script together. */

import { chooseEngine } from '../engine/choose';
import { whenTextsAreFree } from '../dom/hydration';
import { listen, property } from '../dom/page';
import { startLocal } from '../engine/local';
import { isRefusing } from '../engine/refusals';
import { remote } from '../engine/remote';
import type { SiteOfPage } from '../reader';
import * as safe from '../reader/dom/safe';
import { isOwnPage, receive, sendToBackground } from '../shared/channel';
import { isToPage, type AnswerTo, type ToBackground, type ToPage } from '../shared/messages';
import type { PageState } from '../shared/page-state';
import { DEFAULT_SETTINGS, isOnAt, readsAt, siteOf, withReaderAt, type Loaded, type Settings } from '../shared/settings';
import { changeSettings, loadSettings, watchSettings } from '../shared/settings-store';
import { Asked } from './asked';
import { Cleaner } from './cleaner';
import { Controller } from './controller';
import { Ending } from './ending';
import { showEnding } from './ending-view';
import { isConnected, succeed } from './life';
import { Reader } from './reader';
import { PageTools, rulesFor } from './tools';
import { Watcher } from './watcher';

export interface Running {
  isAlive(): boolean;
}

export function start(document: Document): Running {
  const life = new AbortController();
  const { signal } = life;
  const page = boot(document, signal);
  let isBooting = true;
  const booted = (): void => {
    isBooting = false;
  };
  page.then(booted, booted);
  receive<ToPage>(
    {
      accepts: isToPage,
      from: isOwnPage,
      answer: async (message) => {
        // A page may take long to load, and the popup has something to say meanwhile.
        if (isBooting && message.type === 'getState') return READING;
        return answer(await page, message);
      },
    },
    signal,
  );
  succeed(document, signal, () => {
    life.abort();
    void page.then(({ cleaner, reader, tools }) => {
      reader.close();
      tools.close();
      cleaner.undo();
    }, booted);
  });
  return { isAlive: () => !signal.aborted && isConnected() };
}

const READING: PageState = { cleaning: { status: 'working' }, readerOpen: false };

interface Page {
  readonly cleaner: Cleaner;
  readonly reader: Reader;
  readonly controller: Controller;
  readonly tools: PageTools;
}

async function boot(document: Document, signal: AbortSignal): Promise<Page> {
  const url = safe.addressOf(document);
  // A script that the person had to call for comes to a page that is there; one that comes to every page is first.
  const comesByItself = property(document, 'readyState') === 'loading';
  // All that can be done while the page is still being read is done then, so that nothing is waited for afterwards.
  const [loaded, refused, rules] = await Promise.all([
    loadSettings().catch((): Loaded => ({ ok: false })),
    isRefusing(originOf(url)),
    rulesFor(document).catch(() => undefined),
  ]);
  const settings = settingsOf(loaded);
  const ask = remote((html, options) => sendToBackground({ type: 'analyze', html, options }));
  const engine = chooseEngine({ startLocal, remote: ask, refused });
  if (isOnAt(settings, siteOf(url)) && property(document, 'readyState') === 'loading') {
    requestIdleCallback(() => {
      engine.prepare();
    });
  }
  await parsed(document);
  const cleaner = new Cleaner(document, engine, (id) => void controller.setShown(id, true));
  if (rules) cleaner.useRules(rules);
  const site = siteOf(url);
  const reader: Reader = new Reader({
    document,
    cleaner,
    load: () => sendToBackground({ type: 'loadReader' }),
    clean: () => void controller.ask(true),
    closed: () => {
      controller.announce();
    },
    ...(comesByItself ? { site: siteFor(site, () => controller.settings) } : {}),
  });
  const announce = announcer(document, signal);
  const ending = new Ending({
    story: () => cleaner.story,
    isHidden: (node) => cleaner.isHidden(node),
    hide: (elements) => {
      cleaner.hideRest(elements);
    },
    show: () => {
      cleaner.showRest();
    },
    offer: (at, answers) => showEnding(document, at, answers),
  });
  const controller = new Controller({
    document,
    cleaner,
    reader,
    site,
    settings,
    left: () => {
      ending.reset();
    },
    changed(state) {
      if (controller.isWatching) watcher.start();
      else watcher.stop();
      if (!isKeptClean(state)) ending.reset();
      announce(state);
    },
  });
  const watcher = new Watcher({
    document,
    clean: async (stale) => {
      await controller.follow(stale);
      ending.look();
    },
    trees: () => cleaner.trees,
    hasNewTrees: () => cleaner.hasNewTrees,
    isHidden: (node) => cleaner.isHidden(node),
    unmarked: (element) => {
      cleaner.restore(element);
    },
    opened: (dialog) => {
      asked.look();
      cleaner.dismiss(dialog);
    },
    locked: () => {
      cleaner.unlock();
    },
    arrived: (elements) => {
      cleaner.arrived(elements);
      if (asked.isRecent) cleaner.cameAsAsked(elements);
      ending.arrived(elements);
    },
    seenAgain: () => {
      cleaner.restoreAll();
    },
    isAlive: () => !signal.aborted && isConnected(),
  });
  const asked = new Asked(
    {
      document,
      hidden: () => cleaner.askable,
      reveal: (elements) => {
        cleaner.reveal(elements);
        void controller.follow();
      },
    },
    signal,
  );
  const tools = new PageTools(
    {
      ...{ document, cleaner, controller },
      load: () => sendToBackground({ type: 'loadTools' }),
      change: (add, remove) => sendToBackground({ type: 'changeRules', add, remove }),
    },
    signal,
  );
  watchSettings((changed) => void controller.change(settingsOf(changed)), signal);
  // A page that comes back from the browser's memory finds its badge gone, and has heard of no change.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    controller.announceAgain();
    void loadSettings().then((stored) => controller.change(settingsOf(stored)), () => undefined);
  }, { signal });
  const areFree = whenTextsAreFree(document, signal, () => {
    cleaner.spareTexts(false);
    void controller.settled().then(() => controller.follow());
  });
  cleaner.spareTexts(!areFree);
  void controller.settled();
  if (comesByItself) {
    whenShown(document, () => {
      // What keeps the reader from opening is told to whoever presses its button.
      controller.readIfWanted().catch(() => undefined);
    });
  }
  return { cleaner, reader, controller, tools };
}

/** What the reader asks and changes about the page's site. */
function siteFor(name: string, settings: () => Settings): SiteOfPage {
  return {
    name,
    get opens() {
      return readsAt(settings(), name);
    },
    setOpens(opens) {
      changeSettings((stored) => withReaderAt(stored, name, opens)).catch(() => undefined);
    },
  };
}

/** Settings that cannot be read stay where they are; the popup says so, and pages are cleaned as by default. */
const settingsOf = (loaded: Loaded): Settings => (loaded.ok ? loaded.settings : DEFAULT_SETTINGS);

const isKeptClean = ({ cleaning: { status } }: PageState): boolean => status === 'cleaned' || status === 'nothing';

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

async function answer({ controller, tools }: Page, message: ToPage): Promise<AnswerTo<ToPage>> {
  switch (message.type) {
    case 'getState':
      return controller.settled();
    case 'setCleaned':
      return controller.ask(message.cleaned);
    case 'toggleCleaned':
      return controller.toggle();
    case 'toggleReader':
      return controller.toggleReader();
    case 'getHidden':
      return controller.hidden();
    case 'getShare':
      return controller.share();
    case 'setShown':
      return controller.setShown(message.id, message.shown);
    case 'setKindShown':
      await tools.setKindShown(message.kind, message.shown);
      return controller.state;
    case 'neverHide':
      await tools.neverHide(message.id);
      return controller.state;
    case 'describe':
      return tools.describe(message.id, message.withWords);
    case 'pick':
      await tools.pick(message.fromMenu);
      return controller.state;
    case 'toggleRail':
      await tools.toggleRail();
      return controller.state;
  }
}

/** Tells the background what the state is, for the badge, and has it put the stylesheet beyond the page's reach. */
function announcer(document: Document, signal: AbortSignal): (state: PageState) => void {
  let hasStyle = false;
  const tell = (message: ToBackground): void => {
    // Nobody may be there to hear it any more; then there is no badge either.
    if (!signal.aborted && isConnected()) sendToBackground(message).catch(() => undefined);
  };
  const announce = (state: PageState): void => {
    if (!hasStyle && state.cleaning.status === 'cleaned') {
      hasStyle = true;
      tell({ type: 'insertStyle' });
    }
    tell({ type: 'stateChanged', state });
  };
  return (state) => {
    whenShown(document, () => {
      announce(state);
    });
  };
}

function parsed(document: Document): Promise<void> {
  if (property(document, 'readyState') !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    listen(document, 'DOMContentLoaded', () => { resolve(); }, { once: true });
  });
}

/** At once, or when a page that was prepared ahead of its time is really visited. */
function whenShown(document: Document, act: () => void): void {
  if (Reflect.get(Document.prototype, 'prerendering', document) === true) {
    listen(document, 'prerenderingchange', act, { once: true });
  } else {
    act();
  }
}
