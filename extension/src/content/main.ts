/** Starts Lede in a page, once. */

import { start, type Running } from './start';

const RUNNING = Symbol.for('lede.running');
const scope = globalThis as { [RUNNING]?: Running };

// The script is registered for pages and injected on request, so one page can get it twice.
if (!scope[RUNNING]?.isAlive()) scope[RUNNING] = start(document);
