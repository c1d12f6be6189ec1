/** What can be done from the popup. Each ends with the popup showing what came of it. */

import { describe, sendToBackground, sendToPage } from '../shared/channel';
import { EVERY_SITE } from '../shared/access';
import {
  NOTHING_SAID,
  ownChoices,
  withPreset,
  withSite,
  withSiteChoices,
  type Comments,
  type Level,
  type PlainKind,
  type Preset,
  type Settings,
  type SiteChoices,
} from '../shared/settings';
import { changeSettings, resetSettings, storedSettings } from '../shared/settings-store';
import { text } from './text';
import type { Scope } from './view';

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
  readonly setPreset: (preset: Preset) => Promise<void>;
  readonly setReader: (opens: boolean) => Promise<void>;
  readonly setScope: (scope: Scope) => Promise<void>;
  readonly asEverywhere: () => Promise<void>;
  readonly openOptions: () => Promise<void>;
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
  readonly scope: () => Scope;
  readonly setScope: (scope: Scope) => void;
}

export function actionsOf({ tab, site, show, say, scope, setScope }: Popup): Actions {
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
  const forSite = (settings: Settings, change: (own: SiteChoices) => SiteChoices): Settings => {
    const own = ownChoices(settings, site);
    return withSiteChoices(settings, site, { ...NOTHING_SAID, ...own, ...change(own) });
  };
  /** Changes what holds everywhere, or what holds on this site. */
  const choose = (
    everywhere: (settings: Settings) => Settings,
    here: (own: SiteChoices) => SiteChoices,
  ): Promise<void> =>
    act(() =>
      changeSettings((settings) =>
        scope() === 'site' && site !== '' ? forSite(settings, here) : everywhere(settings),
      ),
    );
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
      choose(
        (settings) => ({ ...settings, kinds: { ...settings.kinds, [kind]: on } }),
        ({ kinds }) => ({ kinds: { ...kinds, [kind]: on } }),
      ),
    setComments: (comments) =>
      choose(
        (settings) => ({ ...settings, comments }),
        () => ({ comments }),
      ),
    setLevel: (level) =>
      choose(
        (settings) => ({ ...settings, level }),
        () => ({ level }),
      ),
    setPreset: (preset) => act(() => changeSettings((settings) => withPreset(settings, preset))),
    setReader: (reader) => act(() => changeSettings((settings) => forSite(settings, () => ({ reader })))),
    setScope: (scope) =>
      act(() => {
        setScope(scope);
        return Promise.resolve();
      }),
    asEverywhere: () =>
      act(() =>
        changeSettings((settings) =>
          withSiteChoices(settings, site, { ...NOTHING_SAID, on: ownChoices(settings, site).on }),
        ),
      ),
    openOptions: () =>
      act(async () => {
        await chrome.runtime.openOptionsPage();
        close();
      }),
    // Asked in the same turn as the click, or the browser would not take it for the person's wish.
    grantEverySite: () => act(() => chrome.permissions.request({ origins: EVERY_SITE })),
    copy: (details) => act(() => copy(details)),
    copySettings: () =>
      act(async () => {
        await copy(JSON.stringify(await storedSettings(), null, 2));
      }),
    resetSettings: () => act(resetSettings),
  };
}
