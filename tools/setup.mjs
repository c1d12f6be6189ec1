#!/usr/bin/env node
import { entry, seconds } from './lib/process.mjs';
import { everything, setUp } from './lib/setup.mjs';

await entry(async () => {
  const start = performance.now();
  await setUp(everything);
  console.log(`setup: everything is in place (${seconds(start)})`);
});
