/** The content script runs on every page exactly while the person grants all sites. */

import { EVERY_SITE } from '../shared/access';
import { cleanTab } from './tabs';

const ID = 'clean';


const script: chrome.scripting.RegisteredContentScript = {
  id: ID,
  js: ['content.js'],
  matches: EVERY_SITE,
  // Cleans when the page has been read, but asks for its settings before.
  runAt: 'document_start',
  allFrames: false,
  persistAcrossSessions: true,
};

let last: Promise<void> = Promise.resolve();

/** Events come close together (installed and started, say), and two registrations at once would collide. */
export function registerWhereGranted(options: { readonly cleanOpenTabs?: boolean } = {}): Promise<void> {
  last = last.catch(() => undefined).then(() => register(options.cleanOpenTabs ?? false));
  return last;
}

async function register(cleanOpenTabs: boolean): Promise<void> {
  const granted = await chrome.permissions.contains({ origins: EVERY_SITE });
  const registered = (await chrome.scripting.getRegisteredContentScripts({ ids: [ID] })).length > 0;
  // An earlier version may have registered it otherwise.
  if (granted && registered) await chrome.scripting.updateContentScripts([script]);
  if (granted && !registered) await chrome.scripting.registerContentScripts([script]);
  if (!granted && registered) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (granted && cleanOpenTabs) await cleanTabsInFront();
}

/** The pages that the person is looking at should not need to be loaded again. */
async function cleanTabsInFront(): Promise<void> {
  const tabs = await chrome.tabs.query({ active: true });
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : [cleanTab(id)])));
}
