/** The entries in the menu of the page and of the toolbar button. */

import { readTab, toggleTab } from './tabs';

const ENTRIES = { clean: 'menuClean', reader: 'menuReader' } as const;

/** The browser keeps the entries, so they are added once an installation. */
export function addMenus(): void {
  chrome.contextMenus.removeAll(() => {
    for (const [id, message] of Object.entries(ENTRIES)) {
      chrome.contextMenus.create({
        id,
        title: chrome.i18n.getMessage(message),
        contexts: ['page', 'selection', 'link', 'image', 'action'],
        documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
      });
    }
  });
}

export function onMenu(): void {
  chrome.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (tab?.id === undefined) return;
    if (menuItemId === 'clean') void toggleTab(tab.id);
    if (menuItemId === 'reader') void readTab(tab.id);
  });
}
