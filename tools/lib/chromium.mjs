import { findBrowser } from './browsers.mjs';

/**
 * Starts Chromium with an unpacked extension and nothing of its own: no first-run pages, no updates, no other
 * extension. An empty `profile` is a fresh one that goes when the browser does.
 */
export async function launchChromium({
  extension,
  headless,
  profile = '',
  viewport = { width: 1280, height: 900 },
  flags = [],
}) {
  const { chromium } = await import('playwright-core');
  return chromium.launchPersistentContext(profile, {
    executablePath: findBrowser('chromium'),
    headless,
    viewport,
    // People go back to pages that were kept for them.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--no-sandbox',
      '--no-first-run',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      ...flags,
    ],
  });
}

/** The background worker, once it runs; it may have started before anybody listened. */
export async function backgroundWorker(context) {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }));
}

/** Closes the page that opens on installation, once it has; gives whether it did. */
export async function closeWelcome(context) {
  const giveUp = Date.now() + 15_000;
  while (Date.now() < giveUp) {
    const page = context.pages().find((page) => page.url().endsWith('/welcome.html'));
    if (page) {
      await page.close();
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
