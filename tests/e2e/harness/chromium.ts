import type { CDPSession, Page } from 'playwright-core';
import { backgroundWorker, closeWelcome, launchChromium } from '../../../tools/lib/chromium.mjs';
import type { Browser, Json, Sent, Tab } from './browser';
import { watchChromium } from './watch';

/** With a profile, the browser goes on where it was closed the last time. */
export async function startChromium(extension: string, profile = ''): Promise<Browser> {
  const context = await launchChromium({
    extension,
    headless: true,
    profile,
    flags: [
      // Lets a test press the toolbar button.
      '--enable-unsafe-extension-debugging',
      ...(profile === '' ? [] : ['--restore-last-session']),
    ],
  });
  context.setDefaultNavigationTimeout(90_000);
  const watched = watchChromium(context);
  const worker = await backgroundWorker(context);
  const base = new URL('/', worker.url()).href;
  const welcomed = await closeWelcome(context);
  const pages = new WeakMap<Tab, Page>();

  const tabOf = (page: Page): Tab => {
    const tab: Tab = {
      async goto(url) {
        await page.goto(url, { waitUntil: 'load' });
      },
      evaluate: <T, A extends Json>(script: Sent<A, T>, argument?: A) =>
        page.evaluate(script as (argument: never) => T, argument as never),
      async run(source) {
        await page.evaluate(source);
      },
      async click(selector) {
        await page.click(selector);
      },
      async point(x, y, press) {
        await page.mouse.move(x, y);
        if (press) await page.mouse.click(x, y);
      },
      async tap(x, y) {
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
        await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
        await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
        await session.detach();
      },
      async press(key) {
        await page.keyboard.press(key);
      },
      screenshot: () => page.screenshot(),
      async resize(width, height) {
        await page.setViewportSize({ width, height });
      },
      async emulate({ print, dark, reducedMotion, forcedColors }) {
        await page.emulateMedia({
          media: print ? 'print' : null,
          colorScheme: dark ? 'dark' : null,
          reducedMotion: reducedMotion ? 'reduce' : null,
          forcedColors: forcedColors ? 'active' : null,
        });
      },
      async close() {
        await page.close();
      },
    };
    pages.set(tab, page);
    return tab;
  };

  const open = async (url: string): Promise<Tab> => {
    const page = await context.newPage();
    await page.bringToFront();
    await page.goto(url, { waitUntil: 'load' });
    return tabOf(page);
  };

  /** No driver starts a worker that has ended, but a message does. */
  let hasEnded = false;
  const wake = async (): Promise<void> => {
    hasEnded = false;
    const page = await context.newPage();
    await page.goto(new URL('popup.html?tab=-1', base).href);
    await page.evaluate(() => chrome.runtime.sendMessage({ type: 'wake' }).catch(() => undefined));
    await page.close();
  };

  const inExtension = async <T, A extends Json>(script: Sent<A, T>, argument?: A): Promise<T> => {
    if (hasEnded) await wake();
    const worker = await backgroundWorker(context);
    return worker.evaluate(script as (argument: never) => T, argument as never);
  };

  const idOf = async (tab: Tab): Promise<number> => {
    const page = pages.get(tab);
    if (!page) throw new Error('The tab is not of this browser.');
    await page.bringToFront();
    // Every window has one in front; where its address may not be seen, there is but one window.
    const id = await inExtension(async (url) => {
      const inFront = await chrome.tabs.query({ active: true });
      return (inFront.find((tab) => tab.url === url) ?? inFront[0])?.id;
    }, page.url());
    if (id === undefined) throw new Error('The tab is not known to the extension.');
    return id;
  };

  const workersIn = async (session: CDPSession): Promise<string[]> => {
    const { targetInfos } = await session.send('Target.getTargets');
    const own = targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(base));
    return own.map(({ targetId }) => targetId);
  };

  const browserSession = async (): Promise<CDPSession> => {
    const session = await context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('This Chromium has no session for the browser.');
    return session;
  };

  /** What is loaded already is loaded anew. */
  const load = async (how: { readonly enableInIncognito?: boolean }): Promise<void> => {
    const session = await browserSession();
    const started = context.waitForEvent('serviceworker');
    // Newer than the driver's types.
    const send = session.send.bind(session) as unknown as (method: string, details: object) => Promise<void>;
    await send('Extensions.loadUnpacked', { path: extension, ...how });
    await started;
    await session.detach();
  };

  return {
    name: 'chromium',
    welcomed,
    open,
    openOwn: (path) => open(new URL(path, base).href),
    idOf,
    inExtension,
    async pressButton(tab) {
      await idOf(tab);
      const session = await browserSession();
      const url = pages.get(tab)?.url();
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const targetId = targetInfos.findLast((target) => target.url === url)?.targetId;
      // Newer than the driver's types.
      const send = session.send.bind(session) as unknown as (
        method: string,
        details: object,
      ) => Promise<void>;
      await send('Extensions.triggerAction', { id: new URL(base).host, targetId });
      await session.detach();
    },
    command: async (tab, name) => {
      await inExtension(
        async ({ id, name }) => {
          const commands = chrome.commands.onCommand as unknown as Dispatching;
          commands.dispatch(name, await chrome.tabs.get(id));
        },
        { id: await idOf(tab), name },
      );
    },
    menu: async (tab, menuItemId) => {
      await inExtension(
        async ({ id, menuItemId }) => {
          const clicks = chrome.contextMenus.onClicked as unknown as Dispatching;
          clicks.dispatch({ menuItemId }, await chrome.tabs.get(id));
        },
        { id: await idOf(tab), menuItemId },
      );
    },
    badge: async (tab) => inExtension((tabId) => chrome.action.getBadgeText({ tabId }), await idOf(tab)),
    async endBackground() {
      const session = await browserSession();
      const ended = await workersIn(session);
      for (const targetId of ended) await session.send('Target.closeTarget', { targetId });
      // Another may have been started meanwhile by whoever needed one.
      while ((await workersIn(session)).some((worker) => ended.includes(worker))) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await session.detach();
      hasEnded = true;
    },
    async setAccess(granted) {
      const page = await context.newPage();
      await page.goto('chrome://extensions');
      await page.evaluate(
        ({ id, granted }) => {
          const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
          const hostAccess = granted ? 'ON_ALL_SITES' : 'ON_CLICK';
          return developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess });
        },
        { id: new URL(base).host, granted },
      );
      await page.close();
    },
    allowPrivate: () => load({ enableInIncognito: true }),
    async openPrivate(url) {
      const opened = context.waitForEvent('page', (page) => page.url() === url);
      await inExtension((url) => chrome.windows.create({ incognito: true, url }), url);
      const page = await opened;
      await page.waitForLoadState('load');
      return tabOf(page);
    },
    reload: () => load({}),
    watched: () => Promise.resolve(watched),
    async close() {
      await context.close();
    },
  };
}

/** What the browser's own page about extensions uses. */
interface DeveloperPrivate {
  updateExtensionConfiguration(update: { extensionId: string; hostAccess: string }): Promise<void>;
}

/** Chromium's own name for making an event happen. */
interface Dispatching {
  dispatch(...details: unknown[]): void;
}
