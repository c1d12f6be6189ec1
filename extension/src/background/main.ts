/** The background: a service worker in Chromium, an event page in Firefox. It keeps no state of its own. */

import { openRefusals } from '../engine/refusals';
import { answerPages, answerPopup } from './answers';
import { followBadge } from './badge';
import { onMenu, showMenus } from './menus';
import { onCommand } from './commands';
import { registerWhereGranted } from './registration';
import { keepInStep } from './sync';

// Every listener is added in the first turn: an event that starts the background is delivered only to those.
answerPages();
answerPopup();
onCommand();
onMenu();
keepInStep();
followBadge();
chrome.runtime.onInstalled.addListener(({ reason }) => {
  void showMenus();
  if (reason === 'install') void chrome.tabs.create({ url: 'welcome.html' });
  void registerWhereGranted();
});
chrome.runtime.onStartup.addListener(() => void registerWhereGranted());
chrome.permissions.onAdded.addListener(() => void registerWhereGranted({ cleanOpenTabs: true }));
chrome.permissions.onRemoved.addListener(() => void registerWhereGranted());

// Content scripts read what is known of their origin, so this must hold before the first of them runs.
void openRefusals();
