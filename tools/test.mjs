#!/usr/bin/env node
/** `npm test`: everything. `npm run check` is the quick part of it. */
import { entry } from './lib/process.mjs';
import { everything, setUp } from './lib/setup.mjs';
import { runSteps } from './lib/steps.mjs';
import { allSteps } from './lib/tasks.mjs';

await entry(async () => {
  await setUp(everything);
  return runSteps(allSteps);
});
