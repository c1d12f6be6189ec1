/** Wires the parts of the content script together. */

import { chooseEngine } from '../engine/choose';
import { startLocal } from '../engine/local';
import { isRefusing } from '../engine/refusals';
import { remote } from '../engine/remote';
import * as safe from '../reader/dom/safe';
import { isOwnPage, receive, sendToBackground } from '../shared/channel';
import { isToPage, type ToBackground, type ToPage } from '../shared/messages';
import type { PageState } from '../shared/page-state';
import { DEFAULT_SETTINGS, siteOf, type Loaded, type Settings } from '../shared/settings';
import { loadSettings, watchSettings } from '../shared/settings-store';
import { Cleaner } from './cleaner';
import { Controller } from './controller';
import { isConnected, succeed } from './life';
import { Reader } from './reader';
import { Watcher } from './watcher';

export interface Running {
  isAlive(): boolean;
}

export function start(document: Document): Running {
  const life = new AbortController();
  const { signal } = life;
  const page = boot(document, signal);
  // A page whose Lede could not start answers with the reason, each time it is asked.
  page.catch(() => undefined);
  receive<ToPage>(
    { accepts: isToPage, from: isOwnPage, answer: async (message) => answer((await page).controller, message) },
    signal,
  );
  succeed(document, signal, () => {
    life.abort();
    void page.then(({ cleaner, reader }) => {
      reader.close();
      cleaner.undo();
    });
  });
  return { isAlive: () => !signal.aborted && isConnected() };
}

interface Page {
  readonly cleaner: Cleaner;
  readonly reader: Reader;
  readonly controller: Controller;
}

async function boot(document: Document, signal: AbortSignal): Promise<Page> {
  const url = safe.addressOf(document);
  const [loaded, refused] = await Promise.all([loadSettings(), isRefusing(originOf(url))]);
  const ask = remote((html, options) => sendToBackground({ type: 'analyze', html, options }));
  const cleaner = new Cleaner(document, chooseEngine({ startLocal, remote: ask, refused }));
  const reader = new Reader({
    document,
    cleaner,
    load: () => sendToBackground({ type: 'loadReader' }),
    clean: () => void controller.ask(true),
    closed: () => {
      controller.announce();
    },
  });
  const announce = announcer(document, signal);
  const controller = new Controller({
    cleaner,
    reader,
    site: siteOf(url),
    settings: settingsOf(loaded),
    changed(state) {
      if (controller.isWatching) watcher.start();
      else watcher.stop();
      announce(state);
    },
  });
  const watcher = new Watcher({
    document,
    clean: () => controller.follow(),
    unmarked: (element) => {
      cleaner.restore(element);
    },
    locked: () => {
      cleaner.unlock();
    },
    isAlive: () => !signal.aborted && isConnected(),
  });
  watchSettings((changed) => void controller.change(settingsOf(changed)), signal);
  // A page that comes back from the browser's memory finds its badge gone.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) controller.announceAgain();
  }, { signal });
  void controller.settled();
  return { cleaner, reader, controller };
}

/** Settings that cannot be read stay where they are; the popup says so, and pages are cleaned as by default. */
const settingsOf = (loaded: Loaded): Settings => (loaded.ok ? loaded.settings : DEFAULT_SETTINGS);

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function answer(controller: Controller, message: ToPage): Promise<PageState> {
  switch (message.type) {
    case 'getState':
      return controller.settled();
    case 'setCleaned':
      return controller.ask(message.cleaned);
    case 'toggleCleaned':
      return controller.toggle();
    case 'toggleReader':
      return controller.toggleReader();
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

interface Prerendering {
  readonly prerendering?: boolean;
}

/** At once, or when a page that was prepared ahead of its time is really visited. */
function whenShown(document: Document & Prerendering, act: () => void): void {
  if (document.prerendering === true) document.addEventListener('prerenderingchange', act, { once: true });
  else act();
}
