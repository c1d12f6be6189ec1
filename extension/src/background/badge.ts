/** The number on the toolbar button. */

import { totalOf, type PageState } from '../shared/page-state';
import { loadSettings, watchSettings } from '../shared/settings-store';

const INK = '#274690';
const ALARM = '#b3261e';

export async function showState(tab: number, { cleaning }: PageState): Promise<void> {
  const loaded = await loadSettings();
  const isCounting = !loaded.ok || loaded.settings.badge;
  const text = isCounting || cleaning.status === 'error' ? textFor(cleaning) : '';
  try {
    await chrome.action.setBadgeText({ tabId: tab, text });
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: text === '!' ? ALARM : INK });
    await chrome.action.setBadgeTextColor({ tabId: tab, color: '#ffffff' });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** Takes the numbers off the button when they are no longer wanted; they come back with the next page. */
export function followBadge(): void {
  watchSettings((loaded) => {
    if (loaded.ok && !loaded.settings.badge) void clear();
  });
}

async function clear(): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id !== undefined) await chrome.action.setBadgeText({ tabId: id, text: '' });
    }),
  );
}

function textFor(cleaning: PageState['cleaning']): string {
  switch (cleaning.status) {
    case 'cleaned': {
      const total = totalOf(cleaning.counts);
      return total > 999 ? '999+' : String(total);
    }
    case 'error':
      return '!';
    case 'working':
    case 'nothing':
    case 'off':
    case 'unsupported':
      return '';
  }
}
