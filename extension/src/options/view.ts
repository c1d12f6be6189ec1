/** What the options page knows, and what its sections are given. */

import type { ReaderSettings } from '../reader/store/settings';
import type { Loaded, Settings } from '../shared/settings';
import type { SyncState } from '../shared/sync-carrier';

export interface View {
  readonly loaded: Loaded;
  /** Those stored, or the defaults where what is stored cannot be read. */
  readonly settings: Settings;
  readonly reader: ReaderSettings;
  /** Whether the person has granted every site. */
  readonly granted: boolean;
  readonly sync: SyncState | undefined;
  readonly shortcuts: readonly Shortcut[];
}

export interface Shortcut {
  readonly name: string;
  readonly description: string;
  /** Empty where there is none. */
  readonly keys: string;
}

export interface Section {
  readonly element: HTMLElement;
  show(view: View): void;
}

export interface Page {
  /** Changes the settings, and says that it did. */
  readonly save: (change: (settings: Settings) => Settings) => void;
  readonly saveReader: (change: (settings: ReaderSettings) => ReaderSettings) => void;
  /** Does something, says afterwards what the promise gives, and shows what came of it. */
  readonly act: (action: () => Promise<string>) => void;
}
