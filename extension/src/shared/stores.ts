/** All that the person has chosen or written and that their other devices share. */

import { RULES } from '../rules/store';
import { SETTINGS_SHAPE } from './settings-entries';
import type { StoreShape } from './synced-store';

/** The name of one must not begin with the name of another and a dot. */
export const SYNCED: readonly StoreShape[] = [SETTINGS_SHAPE, RULES.shape];

/** Under this key of the local storage stands what became of carrying each, by name. */
export const SYNC_STATE_KEY = 'sync.state';
