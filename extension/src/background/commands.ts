/** The keyboard. */

import { pickTab, railTab, readTab, toggleTab } from './tabs';

export function onCommand(): void {
  // Firefox for Android has none.
  const commands = chrome.commands as typeof chrome.commands | undefined;
  commands?.onCommand.addListener((command, tab) => {
    void act(command, tab?.id);
  });
}

async function act(command: string, tab: number | undefined): Promise<void> {
  const id = tab ?? (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (id === undefined) return;
  if (command === 'toggle-clean') await toggleTab(id);
  if (command === 'toggle-reader') await readTab(id);
  if (command === 'hide-this') await pickTab(id);
  if (command === 'show-hidden') await railTab(id);
}
