/** A report for the person to look over and paste: what was found and why, and none of the text of the page but the phrases that matched. */

import { choicesAt } from '../shared/settings';
import type { View } from './view';

export function reportOf({ page, hidden, settings, site }: View): string {
  const report = {
    lede: chrome.runtime.getManifest().version,
    browser: navigator.userAgent,
    status: page.known ? page.state.cleaning.status : 'unknown',
    settings: settings.ok ? { ...choicesAt(settings.settings, site) } : 'unreadable',
    found: hidden.map(({ kind, evidence, isShown }) => ({ kind, evidence, putBack: isShown })),
  };
  return JSON.stringify(report, null, 2);
}
