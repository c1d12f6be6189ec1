/** What the popup knows, as a value. */

import type { PageState } from '../shared/page-state';
import type { Loaded } from '../shared/settings';

export interface View {
  readonly tab: number;
  /** Empty where the page has no site. */
  readonly site: string;
  readonly page: Page;
  readonly settings: Loaded;
  /** Whether the person has granted every site. */
  readonly everySite: boolean;
  readonly shortcuts: Shortcuts;
}

/** `uncalled`: Lede may work on the page and has not been asked to. */
export type Page = { readonly known: true; readonly state: PageState } | { readonly known: false };

export interface Shortcuts {
  readonly clean: string;
  readonly reader: string;
}
