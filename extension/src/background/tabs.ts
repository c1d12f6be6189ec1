/** Reaching into a tab that the person has granted, by all sites or by calling Lede on it. */

import { sendToPage } from '../shared/channel';
import type { Reached, ToPage } from '../shared/messages';
import { showState } from './badge';

/** Runs the content script in a tab; where it runs already, nothing happens. */
async function inject(tab: number): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['content.js'] });
    return true;
  } catch {
    // The browser's own pages, its store, another extension's, or a tab that is gone.
    return false;
  }
}

type Order = Extract<ToPage, { type: 'setCleaned' | 'toggleReader' | 'pick' | 'toggleRail' }>;

async function reach(tab: number, message: Order): Promise<Reached> {
  if (!(await inject(tab))) return 'refused';
  await showState(tab, await sendToPage(tab, message));
  return 'done';
}

export const cleanTab = (tab: number): Promise<Reached> => reach(tab, { type: 'setCleaned', cleaned: true });
export const pickTab = (tab: number, fromMenu = false): Promise<Reached> => reach(tab, { type: 'pick', fromMenu });
export const railTab = (tab: number): Promise<Reached> => reach(tab, { type: 'toggleRail' });
export const readTab = (tab: number): Promise<Reached> => reach(tab, { type: 'toggleReader' });

/** Cleans the page, or gives it back if it is cleaned. */
export async function toggleTab(tab: number): Promise<Reached> {
  try {
    await sendToPage(tab, { type: 'toggleCleaned' });
    return 'done';
  } catch {
    // No content script yet: this is the first call.
    return cleanTab(tab);
  }
}
