/** The number on the toolbar button. */

import { totalOf, type PageState } from '../shared/page-state';

const INK = '#274690';
const ALARM = '#b3261e';

export async function showState(tab: number, { cleaning }: PageState): Promise<void> {
  const text = textFor(cleaning);
  try {
    await chrome.action.setBadgeText({ tabId: tab, text });
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: text === '!' ? ALARM : INK });
    await chrome.action.setBadgeTextColor({ tabId: tab, color: '#ffffff' });
  } catch {
    // The tab was closed meanwhile.
  }
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
