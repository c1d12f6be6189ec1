/** What can be done from the popup. Each ends with the popup showing what came of it. */

import type { HiddenKind } from '../shared/analysis';
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
import type { FromPopup } from '../shared/messages';
import { changeSettings, resetSettings, storedSettings } from '../shared/settings-store';
import { text } from './text';
import type { Scope } from './view';

export interface Actions {
  readonly cleanTab: () => Promise<void>;
  readonly setCleaned: (cleaned: boolean) => Promise<void>;
  readonly setShown: (id: number, shown: boolean) => Promise<void>;
  readonly setKindShown: (kind: HiddenKind, shown: boolean) => Promise<void>;
  readonly neverHide: (id: number) => Promise<void>;
  readonly copyThing: (id: number, withWords: boolean) => Promise<void>;
  readonly pick: () => Promise<void>;
  readonly openRail: () => Promise<void>;
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
  /** What lies over the page would have the popup over it. */
  const over = (message: FromPopup): Promise<void> =>
    act(async () => {
      await sendToBackground(message);
      close();
    });
  return {
    cleanTab: () => act(() => sendToBackground({ type: 'cleanTab', tab })),
    setCleaned: (cleaned) => act(() => sendToPage(tab, { type: 'setCleaned', cleaned })),
    setShown: (id, shown) => act(() => sendToPage(tab, { type: 'setShown', id, shown })),
    setKindShown: (kind, shown) => act(() => sendToPage(tab, { type: 'setKindShown', kind, shown })),
    neverHide: (id) => act(() => sendToPage(tab, { type: 'neverHide', id })),
    copyThing: (id, withWords) =>
      act(async () => {
        await copy(await sendToPage(tab, { type: 'describe', id, withWords }));
      }),
    pick: () => over({ type: 'pickTab', tab }),
    openRail: () => over({ type: 'railTab', tab }),
    read: () => over({ type: 'readTab', tab }),
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
