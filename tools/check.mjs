#!/usr/bin/env node
/** `npm run check`: what can be told in a minute, for use between edits. */
import { entry } from './lib/process.mjs';
import { runSteps, setUpFor } from './lib/steps.mjs';
import { quickSteps } from './lib/tasks.mjs';

await entry(async () => {
  await setUpFor(quickSteps);
  return runSteps(quickSteps);
});
