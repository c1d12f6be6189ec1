#!/usr/bin/env node
/**
 * `npm start`: sets up, builds, and shows Lede at work on the demo article. With a display, in a window that stays
 * until it is closed; without one (or with --headless), as a list of what was hidden and two pictures.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasDisplay } from './lib/browsers.mjs';
import { artifacts, inRoot, root } from './lib/paths.mjs';
import { Advice, entry, run } from './lib/process.mjs';
import { serve } from './lib/server.mjs';
import { forBuild, setUp } from './lib/setup.mjs';

await entry(async () => {
  await setUp([...forBuild, 'chromium']);
  const built = await run(process.execPath, [inRoot('tools', 'build.mjs')]);
  if (built.code !== 0) throw new Advice('The extension could not be built; the reason is above.');

  const { closeWelcome, launchChromium } = await import('./lib/chromium.mjs');
  const { started } = await import('./lib/lede-page.mjs');
  const headless = process.argv.includes('--headless') || !hasDisplay();
  const server = await serve(inRoot('tests', 'fixtures'));
  const context = await launchChromium({
    extension: inRoot('dist', 'chrome-test'),
    headless,
    viewport: headless ? { width: 1280, height: 900 } : null,
  });
  try {
    await started(context);
    if (headless) await closeWelcome(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.url('/demo/'));
    await page.bringToFront();
    if (headless) await report(context, page);
    else await show(context);
  } finally {
    await context.close();
    await server.close();
  }
});

async function show(context) {
  console.log(
    '\nLede has cleaned the article in the window. Its button is behind the puzzle piece of the toolbar;',
  );
  console.log('Alt+Shift+L turns it off and on again. Close the window to end.');
  await new Promise((resolve) => context.on('close', resolve));
}

async function report(context, page) {
  const { cleanedPage, setCleaned } = await import('./lib/lede-page.mjs');
  const hidden = await cleanedPage(context, page);
  mkdirSync(artifacts, { recursive: true });
  const after = await picture(page, 'after.png');
  await setCleaned(context, false);
  const before = await picture(page, 'before.png');
  print(hidden);
  console.log(`\n${before}\n${after}`);
  if (hidden.length === 0) throw new Advice('Nothing was hidden on the demo article: something is wrong.');
}

async function picture(page, name) {
  const path = join(artifacts, name);
  writeFileSync(path, await page.screenshot());
  return relative(root, path);
}

function print(hidden) {
  const kinds = [...new Set(hidden.map(({ kind }) => kind))].sort();
  console.log(`\nHidden on the demo article: ${hidden.length}`);
  for (const kind of kinds) {
    console.log(`\n${kind}`);
    for (const { element, text } of hidden.filter((one) => one.kind === kind)) {
      console.log(`  ${element.padEnd(34)} ${text}`);
    }
  }
}
