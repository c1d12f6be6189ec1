/** What a spec needs: a browser with Lede in it, a server for its pages, and a way to ask Lede about a tab. */

import { afterAll, beforeAll, expect, inject, vi } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.mjs';
import { serve, type Server } from '../../../tools/lib/server.mjs';
import type { PageState } from '../../../extension/src/shared/page-state';
import type { Browser, Json, Tab } from './browser';
import { startChromium } from './chromium';
import { startFirefox } from './firefox';
import { PATIENCE } from './patience';

export interface Stage {
  readonly browser: Browser;
  readonly server: Server;
}

/** Which of the two builds: with access to all sites as if the person had granted it, or as it is installed. */
export type Access = 'granted' | 'asked';

/** What of a spec's doings the extension may do though it otherwise must not. */
interface Allowed {
  /** What the person has it fetch. */
  readonly requests?: RegExp;
  /** What the browser says where it refuses what a spec tries. */
  readonly faults?: RegExp;
}

/**
 * Sets the stage before the tests of a spec and clears it afterwards. In no spec may the extension's scripts let an
 * error through or ask the network for anything.
 */
export function useStage(access: Access = 'granted', allowed: Allowed = {}): Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    const name = inject('browser');
    const build = name === 'chromium' ? 'chrome' : 'firefox';
    const extension = inRoot('dist', access === 'granted' ? `${build}-test` : build);
    const server = await serve(inRoot('tests', 'fixtures'));
    const browser = await (name === 'chromium' ? startChromium : startFirefox)(extension);
    stage = { browser, server };
    if (access === 'granted') await registered(browser);
  });
  afterAll(async () => {
    // What kept the stage from being set has been told already.
    if (!stage) return;
    const { browser, server } = stage;
    const { faults, requests } = await browser.watched();
    await browser.close();
    await server.close();
    const unexpected = faults.filter((fault) => !allowed.faults?.test(fault));
    expect(unexpected, 'errors of the extension').toEqual([]);
    const asked = requests.filter((url) => !allowed.requests?.test(url));
    expect(asked, 'requests of the extension').toEqual([]);
  });
  const set = (): Stage => {
    if (!stage) throw new Error('The stage is set before the tests, not while they are declared.');
    return stage;
  };
  return {
    get browser() {
      return set().browser;
    },
    get server() {
      return set().server;
    },
  };
}

/** A page that loads before the extension has started for the first time is not cleaned on load. */
async function registered(browser: Browser): Promise<void> {
  await vi.waitFor(async () => {
    const count = await browser.inExtension(
      async () => (await chrome.scripting.getRegisteredContentScripts()).length,
    );
    if (count === 0) throw new Error('No content script was registered.');
  }, PATIENCE);
}

/** Sends a message to the content script of a tab as the popup would. */
export async function tell(browser: Browser, tab: Tab, message: Json): Promise<PageState> {
  const envelope = await browser.inExtension(
    async ({ id, message }) => {
      try {
        const answer: unknown = await chrome.tabs.sendMessage(id, message, { frameId: 0 });
        return JSON.stringify(answer ?? null);
      } catch (error) {
        return JSON.stringify({ failure: String(error) });
      }
    },
    { id: await browser.idOf(tab), message },
  );
  const { answer, failure } = (JSON.parse(envelope) ?? {}) as { answer?: PageState; failure?: string };
  if (!answer) throw new Error(failure ?? 'no answer');
  return answer;
}

export const stateOf = (browser: Browser, tab: Tab): Promise<PageState> =>
  tell(browser, tab, { type: 'getState' });

/** The state of a page when Lede is through with it. */
export async function settled({ browser }: Stage, tab: Tab): Promise<PageState> {
  return vi.waitFor(async () => {
    const state = await stateOf(browser, tab);
    if (state.cleaning.status === 'working') throw new Error('Lede is still at work.');
    return state;
  }, PATIENCE);
}

export const setCleaned = ({ browser }: Stage, tab: Tab, cleaned: boolean): Promise<PageState> =>
  tell(browser, tab, { type: 'setCleaned', cleaned });

/** The document as the person's browser holds it. */
export const source = (tab: Tab): Promise<string> => tab.evaluate(() => document.documentElement.outerHTML);

/** Switches Lede on or off everywhere, in place of all that was chosen. */
export const setEnabled = ({ browser }: Stage, enabled: boolean): Promise<void> =>
  browser.inExtension(
    (enabled) =>
      chrome.storage.local.set({
        settings: { version: 2, entries: { enabled: { t: Date.now(), v: enabled } } },
      }),
    enabled,
  );
