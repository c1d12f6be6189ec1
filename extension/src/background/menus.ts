/** The entries in the menu of the page and of the toolbar button. */

import { loadSettings, watchSettings } from '../shared/settings-store';
import { pickTab, readTab, toggleTab } from './tabs';

const ENTRIES = { clean: 'menuClean', reader: 'menuReader', hide: 'menuHide' } as const;

/** The browser keeps the entries, so they are added once an installation, and when the person wants them again. */
export function showMenus(): Promise<void> {
  last = last.catch(() => undefined).then(show);
  return last;
}

/** One time after the other: entries of the same name would collide. */
let last: Promise<void> = Promise.resolve();

async function show(): Promise<void> {
  // Firefox for Android has no such menu.
  const menus = chrome.contextMenus as typeof chrome.contextMenus | undefined;
  if (!menus) return;
  const loaded = await loadSettings();
  const isWanted = !loaded.ok || loaded.settings.menu;
  await menus.removeAll();
  if (!isWanted) return;
  for (const [id, message] of Object.entries(ENTRIES)) {
    menus.create({
      id,
      title: chrome.i18n.getMessage(message),
      contexts: ['page', 'selection', 'link', 'image', 'action'],
      documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
    });
  }
}

export function onMenu(): void {
  let isShown: boolean | undefined;
  watchSettings((loaded) => {
    const isWanted = !loaded.ok || loaded.settings.menu;
    if (isWanted !== isShown) void showMenus();
    isShown = isWanted;
  });
  const menus = chrome.contextMenus as typeof chrome.contextMenus | undefined;
  menus?.onClicked.addListener(({ menuItemId }, tab) => {
    if (tab?.id === undefined) return;
    if (menuItemId === 'clean') void toggleTab(tab.id);
    if (menuItemId === 'reader') void readTab(tab.id);
    if (menuItemId === 'hide') void pickTab(tab.id, true);
  });
}
