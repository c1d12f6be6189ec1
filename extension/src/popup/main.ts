/** The popup of the toolbar button. */

import { mayEverySite } from '../shared/access';
import { detailsOf, isContentScript, sendToPage } from '../shared/channel';
import { Failure, isToBackground } from '../shared/messages';
import { MAX_DETAILS, type PageState } from '../shared/page-state';
import { siteOf } from '../shared/settings';
import { loadSettings } from '../shared/settings-store';
import { speakOn } from '../shared/words';
import { showAs } from '../ui/appearance';
import { actionsOf, type Actions } from './actions';
import * as parts from './parts';
import type { Page, Scope, Shortcuts, View } from './view';

// Whatever goes wrong while it opens is told where the page's state would be.
open().catch((error: unknown) => {
  find('main').replaceChildren(parts.fault(detailsOf(error)));
});

/** For what choices are made, until the popup closes. */
let scope: Scope = 'everywhere';

async function open(): Promise<void> {
  speakOn(document);
  const opened = await tabInQuestion();
  find('site').textContent = opened.site;

  let shown = '';
  const show = async (): Promise<void> => {
    const view = await look(opened);
    shown = JSON.stringify(view);
    render(view, actions);
  };
  // What is heard of often changes nothing here, and must not take a button away from under the pointer.
  const follow = async (): Promise<void> => {
    const view = await look(opened);
    if (JSON.stringify(view) === shown) return;
    shown = JSON.stringify(view);
    render(view, actions);
  };
  const actions = actionsOf({
    ...opened,
    show,
    say,
    scope: () => scope,
    setScope: (chosen) => {
      scope = chosen;
    },
  });
  await show();
  chrome.storage.onChanged.addListener(() => void follow());
  listenToPage(opened.tab, () => void follow());
}

interface Opened {
  readonly tab: number;
  readonly site: string;
  /** Whether the popup was opened over the tab, by which the person grants it. */
  readonly over: boolean;
}

/**
 * The tab that the popup was opened over. Where it is opened as a page of its own, its address says which tab it
 * is about.
 */
async function tabInQuestion(): Promise<Opened> {
  const asked = Number(new URLSearchParams(location.search).get('tab') ?? NaN);
  const over = !Number.isInteger(asked);
  const tab = over
    ? (await chrome.tabs.query({ active: true, currentWindow: true }))[0]
    : await chrome.tabs.get(asked);
  return { tab: tab?.id ?? chrome.tabs.TAB_ID_NONE, site: siteOf(tab?.url ?? ''), over };
}

async function look(opened: Opened): Promise<View> {
  const [everySite, settings, shortcuts] = await Promise.all([
    mayEverySite(),
    loadSettings(),
    shortcutsNow(),
  ]);
  const page = await pageIn(opened.tab, opened.over || everySite);
  const [hidden, share] = page.known
    ? await Promise.all([
        sendToPage(opened.tab, { type: 'getHidden' }).catch(() => []),
        sendToPage(opened.tab, { type: 'getShare' }).catch(() => 0),
      ])
    : [[], 0];
  const open = new Set([...document.querySelectorAll('details[open]')].map(({ id }) => id));
  return { tab: opened.tab, site: opened.site, page, hidden, share, scope, settings, everySite, shortcuts, open };
}

async function pageIn(tab: number, granted: boolean): Promise<Page> {
  try {
    return { known: true, state: await sendToPage(tab, { type: 'getState' }) };
  } catch (error) {
    // Somebody is there, and it is they who say that it went wrong.
    if (error instanceof Failure) return { known: true, state: faulty(error) };
    const reachable = await mayReach(tab);
    // What stays shut though the person has granted it is the browser's own.
    return reachable || !granted ? { known: false, reachable } : { known: true, state: closedToExtensions };
  }
}

const closedToExtensions: PageState = {
  cleaning: { status: 'unsupported', reason: 'browserPage' },
  readerOpen: false,
};

const faulty = (error: Failure): PageState => ({
  cleaning: { status: 'error', details: error.message.slice(0, MAX_DETAILS) },
  readerOpen: false,
});

/** Where access is held back until the person clicks, Chromium lets a script wait for that instead of refusing it. */
const HELD_BACK = 1_000;

async function mayReach(tab: number): Promise<boolean> {
  const reached = chrome.scripting
    .executeScript({ target: { tabId: tab }, func: () => true })
    .then(() => true)
    .catch(() => false);
  const heldBack = new Promise<false>((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, HELD_BACK);
  });
  return Promise.race([reached, heldBack]);
}

async function shortcutsNow(): Promise<Shortcuts> {
  // Firefox for Android has no keyboard commands.
  const known = chrome.commands as typeof chrome.commands | undefined;
  const commands = known ? await known.getAll() : [];
  const keys = (name: string): string => commands.find((command) => command.name === name)?.shortcut ?? '';
  return { clean: keys('toggle-clean'), reader: keys('toggle-reader') };
}

/** Overhears what the page tells the background. */
function listenToPage(tab: number, changed: () => void): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    if (isContentScript(sender) && sender.tab?.id === tab && isToBackground(message)) changed();
  });
}

function render(view: View, actions: Actions): void {
  showAs(document, view.settings);
  const focused = document.activeElement?.id;
  find('main').replaceChildren(...parts.main(view, actions));
  find('foot').replaceChildren(...parts.foot(view, actions));
  // What was made anew has lost the focus that its predecessor had.
  if (focused) document.getElementById(focused)?.focus();
}

function say(words: string): void {
  find('said').textContent = words;
}

function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The popup has no #${id}.`);
  return element;
}
