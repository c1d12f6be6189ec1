/** The reader as a script of its own: see `reader.ts`. */

import { openReader } from '../reader';
import { OPEN_READER, type ReaderScope } from './reader';

(globalThis as ReaderScope)[OPEN_READER] = openReader;
