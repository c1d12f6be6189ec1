#!/usr/bin/env node
/** `npm run www`: builds the playground and serves it to this machine until it is stopped. */
import { buildPlayground } from './build/www.mjs';
import { buildWasm } from './build/wasm.mjs';
import { inRoot } from './lib/paths.mjs';
import { entry } from './lib/process.mjs';
import { serve } from './lib/server.mjs';
import { forBuild, setUp } from './lib/setup.mjs';

await entry(async () => {
  await setUp(forBuild);
  await buildWasm();
  const { path } = await buildPlayground();
  const server = await serve(inRoot('dist', 'www'));
  console.log(`\nThe playground is at ${server.url('/')}`);
  console.log(`It also works without a server: open dist/${path}.\nStop with Ctrl+C.`);
});
