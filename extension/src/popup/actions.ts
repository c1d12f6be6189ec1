/** What can be done from the popup. Each ends with the popup showing what came of it. */

import { describe, sendToBackground, sendToPage } from '../shared/channel';
import { withSite, type Comments, type Level, type PlainKind } from '../shared/settings';
import { changeSettings, resetSettings, storedSettings } from '../shared/settings-store';
import { text } from './text';

export interface Actions {
  readonly cleanTab: () => Promise<void>;
  readonly setCleaned: (cleaned: boolean) => Promise<void>;
  readonly setShown: (id: number, shown: boolean) => Promise<void>;
  readonly read: () => Promise<void>;
  readonly setSite: (on: boolean) => Promise<void>;
  readonly setEnabled: (on: boolean) => Promise<void>;
  readonly setComments: (comments: Comments) => Promise<void>;
  readonly setKind: (kind: PlainKind, on: boolean) => Promise<void>;
  readonly setLevel: (level: Level) => Promise<void>;
  readonly grantEverySite: () => Promise<void>;
  readonly copy: (details: string) => Promise<void>;
  readonly copySettings: () => Promise<void>;
  readonly resetSettings: () => Promise<void>;
}

interface Popup {
  readonly tab: number;
  readonly site: string;
  /** Reads everything anew and shows it. */
  readonly show: () => Promise<void>;
  /** Says something to those who see and to those who hear. */
  readonly say: (words: string) => void;
}

export function actionsOf({ tab, site, show, say }: Popup): Actions {
  const act = async (action: () => Promise<unknown>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      say(text('actionFailed', describe(error)));
      return;
    }
    await show();
  };
  const copy = async (words: string): Promise<void> => {
    await navigator.clipboard.writeText(words);
    say(text('copied'));
  };
  return {
    cleanTab: () => act(() => sendToBackground({ type: 'cleanTab', tab })),
    setCleaned: (cleaned) => act(() => sendToPage(tab, { type: 'setCleaned', cleaned })),
    setShown: (id, shown) => act(() => sendToPage(tab, { type: 'setShown', id, shown })),
    read: () =>
      act(async () => {
        await sendToBackground({ type: 'readTab', tab });
        // The reader lies over the page, and the popup would lie over the reader.
        close();
      }),
    setSite: (on) => act(() => changeSettings((settings) => withSite(settings, site, on))),
    setEnabled: (enabled) => act(() => changeSettings((settings) => ({ ...settings, enabled }))),
    setKind: (kind, on) =>
      act(() => changeSettings((settings) => ({ ...settings, kinds: { ...settings.kinds, [kind]: on } }))),
    setComments: (comments) => act(() => changeSettings((settings) => ({ ...settings, comments }))),
    setLevel: (level) => act(() => changeSettings((settings) => ({ ...settings, level }))),
    // Asked in the same turn as the click, or the browser would not take it for the person's wish.
    grantEverySite: () => act(() => chrome.permissions.request({ origins: ['<all_urls>'] })),
    copy: (details) => act(() => copy(details)),
    copySettings: () =>
      act(async () => {
        await copy(JSON.stringify(await storedSettings(), null, 2));
      }),
    resetSettings: () => act(resetSettings),
  };
}
