/** What the popup knows, as a value. */

import type { HiddenThing } from '../shared/hidden';
import type { PageState } from '../shared/page-state';
import type { Loaded } from '../shared/settings';

export const SCOPES = ['everywhere', 'site'] as const;
export type Scope = (typeof SCOPES)[number];

export interface View {
  readonly tab: number;
  /** Empty where the page has no site. */
  readonly site: string;
  readonly page: Page;
  readonly settings: Loaded;
  /** Whether the person has granted every site. */
  readonly everySite: boolean;
  readonly shortcuts: Shortcuts;
  /** What was found on the page. */
  readonly hidden: readonly HiddenThing[];
  /** How much of the page's height that takes, 0 to 1. */
  readonly share: number;
  /** For what the choices are made. */
  readonly scope: Scope;
  /** The ids of the parts that are folded out. */
  readonly open: ReadonlySet<string>;
}

/** Where no content script answers, Lede may still be allowed to start one (`reachable`). */
export type Page =
  | { readonly known: true; readonly state: PageState }
  | { readonly known: false; readonly reachable: boolean };

export interface Shortcuts {
  readonly clean: string;
  readonly reader: string;
}
