#!/usr/bin/env node
/**
 * `npm run pictures`: the pictures of the README and of the stores' listings, made of the extension as it is built,
 * at work on the demo article.
 */
/* global document -- in functions that are sent to a page */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.mjs';
import { Advice, entry, run } from './lib/process.mjs';
import { serve } from './lib/server.mjs';
import { forBuild, setUp } from './lib/setup.mjs';

/** A window as wide as half a picture can show without making it small. */
const HALF = { width: 900, height: 872 };
/** What both stores ask for. */
const SIZE = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };

await entry(async () => {
  await setUp([...forBuild, 'chromium']);
  if (!process.argv.includes('--as-built')) {
    const { code } = await run(process.execPath, [inRoot('tools', 'build.mjs')]);
    if (code !== 0) throw new Advice('The extension could not be built; the reason is above.');
  }
  const { launchChromium, backgroundWorker } = await import('./lib/chromium.mjs');
  const { started, cleanedPage, setCleaned, openReader, tabInFront } = await import('./lib/lede-page.mjs');
  const server = await serve(inRoot('tests', 'fixtures'));
  const context = await launchChromium({
    extension: inRoot('dist', 'chrome-test'),
    headless: true,
    viewport: SIZE,
  });
  mkdirSync(inRoot('docs', 'store'), { recursive: true });
  try {
    await started(context);
    const own = new URL('/', (await backgroundWorker(context)).url()).href;
    const page = await context.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(server.url('/demo/'));
    const hidden = await cleanedPage(context, page);
    const after = await page.screenshot();
    const narrowAfter = await shotAt(page, HALF);
    const tab = await tabInFront(context);
    await setCleaned(context, false);
    const before = await page.screenshot();
    const narrowBefore = await shotAt(page, HALF);
    await setCleaned(context, true);
    save(['docs', 'before.png'], before);
    save(['docs', 'after.png'], after);

    const popup = await context.newPage();
    await popup.setViewportSize({ width: 340, height: 700 });
    await popup.goto(`${own}popup.html?tab=${tab}`);
    await popup.waitForSelector('#kinds details');
    await popup.evaluate(() => {
      for (const fold of document.querySelectorAll('#kinds [data-kind="teaser"] details')) fold.open = true;
    });
    const list = await popup.screenshot();
    await popup.close();

    await page.bringToFront();
    await openReader(context);
    await page.waitForTimeout(500);
    const reader = await page.screenshot();

    const options = await shot(context, `${own}options.html`);
    const playground = await shot(context, pathToFileURL(inRoot('dist', 'www', 'index.html')).href);

    const board = await context.newPage();
    const compose = async (name, size, title, body) => {
      await board.setViewportSize(size);
      await board.setContent(sheet(title, body));
      await board.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
      save(['docs', 'store', name], await board.screenshot());
    };
    const said = `${hidden.length} things gone from one article, and the page is still the page.`;
    await compose('1-before-after.png', SIZE, said, pair(narrowBefore, narrowAfter));
    await compose(
      '2-reasons.png',
      SIZE,
      'Every one listed, with the reason. Each can be put back.',
      over(after, list),
    );
    await compose('3-reader.png', SIZE, 'Or the story alone, typeset for reading.', whole(reader));
    await compose('4-choices.png', SIZE, 'What goes, and how boldly, is yours to say.', whole(options));
    await compose(
      '5-playground.png',
      SIZE,
      'See how it decides, on any page, in the playground.',
      whole(playground),
    );
    await compose('tile.png', TILE, '', tile());
  } finally {
    await context.close();
    await server.close();
  }
});

async function shotAt(page, size) {
  await page.setViewportSize(size);
  const picture = await page.screenshot();
  await page.setViewportSize(SIZE);
  return picture;
}

async function shot(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForTimeout(1500);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

function save(path, picture) {
  writeFileSync(inRoot(...path), picture);
  console.log(path.join('/'));
}

function image(picture, style = '') {
  return `<img src="data:image/png;base64,${picture.toString('base64')}" alt="" style="${style}">`;
}

function pair(before, after) {
  const names = '<div class="names"><span>before</span><span>after</span></div>';
  return `<div class="pair">${image(before)}${image(after)}</div>${names}`;
}

function whole(picture) {
  return `<div class="one">${image(picture)}</div>`;
}

function over(page, popup) {
  return `<div class="one">${image(page)}${image(popup)}</div>`;
}

function tile() {
  const icon = image(
    readFileSync(inRoot('extension', 'icons', 'icon-128.png')),
    'width:84px;box-shadow:none',
  );
  return `<div class="tile">${icon}<h1>Lede</h1><p>Articles without what is not the article.</p></div>`;
}

function sheet(title, body) {
  return `<!doctype html><style>
    * { box-sizing: border-box; margin: 0; }
    body { height: 100vh; overflow: hidden; padding: 40px 48px; background: #f6f5f1; color: #1d2230; font: 20px/1.4 sans-serif; }
    h1 { margin-bottom: 26px; font: 700 34px/1.2 Georgia, 'DejaVu Serif', serif; letter-spacing: -0.01em; }
    img { border-radius: 10px; box-shadow: 0 1px 3px rgb(29 34 48 / 18%), 0 14px 44px rgb(29 34 48 / 16%); }
    .one { position: relative; height: 100%; }
    .one > img:first-child { width: 100%; }
    .one > img:nth-child(2) { position: absolute; top: 18px; right: 34px; height: 620px; border-radius: 12px; box-shadow: 0 4px 50px rgb(29 34 48 / 45%); }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 28px; }
    .pair img { width: 100%; height: 560px; object-fit: cover; object-position: left top; }
    .names { display: grid; grid-template-columns: 1fr 1fr; gap: 28px; margin-top: 14px; color: #5a6170; text-align: center; }
    .tile { position: fixed; inset: 0; display: grid; place-content: center; justify-items: center; gap: 6px; text-align: center; }
    .tile h1 { margin: 4px 0 0; font-size: 46px; } .tile p { color: #5a6170; font-size: 17px; }
  </style><meta charset="utf-8">${title === '' ? '' : `<h1>${title}</h1>`}${body}`;
}
