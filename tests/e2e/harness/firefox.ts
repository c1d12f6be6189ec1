import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Builder, By, error, Key, type WebDriver } from 'selenium-webdriver';
import { Pointer } from 'selenium-webdriver/lib/input.js';
import { Context, Options, ServiceBuilder, type Driver } from 'selenium-webdriver/firefox.js';
import { findBrowser } from '../../../tools/lib/browsers.mjs';
import { which } from '../../../tools/lib/process.mjs';
import { extendPath } from '../../../tools/lib/setup.mjs';
import type { Browser, Json, Sent, Tab } from './browser';
import { WATCH_FIREFOX, type Watched } from './watch';

/** Firefox gives an extension a random address; the tests open its pages, so they fix it. */
const ADDRESS = '6d1c1f3e-6b5f-4a55-9d0e-1ede1ede1ede';

export async function startFirefox(extension: string): Promise<Browser> {
  extendPath();
  const binary = findBrowser('firefox');
  const geckodriver = which('geckodriver');
  if (!binary || !geckodriver) throw new Error('Firefox or geckodriver is missing: run npm run setup.');
  const options = new Options()
    .setBinary(binary)
    .addArguments('-headless')
    .windowSize({ width: 1280, height: 980 })
    .setPreference('extensions.webextensions.uuids', JSON.stringify({ [await idOf(extension)]: ADDRESS }))
    .setPreference('extensions.webextOptionalPermissionPrompts', false)
    .setPreference('app.update.enabled', false)
    .setPreference('datareporting.policy.dataSubmissionEnabled', false);
  // Pages of an extension can be driven only with access to what is the browser's own.
  const service = new ServiceBuilder(geckodriver).addArguments('--allow-system-access');
  const driver = (await new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build()) as Driver;
  await driver.manage().setTimeouts({ script: 90_000, pageLoad: 90_000 });
  const home = await driver.getWindowHandle();
  await driver.installAddon(extension, true);
  const welcomed = await closeOthers(driver, home);
  return browserOf(driver, extension, welcomed);
}

/** Closes the page that opens on installation, once it has; gives whether it did. */
async function closeOthers(driver: Driver, home: string): Promise<boolean> {
  const giveUp = Date.now() + 15_000;
  while (Date.now() < giveUp) {
    const other = (await driver.getAllWindowHandles()).find((handle) => handle !== home);
    if (other !== undefined) {
      await driver.switchTo().window(other);
      const url = await driver.getCurrentUrl();
      // One that has only just opened has no address yet.
      if (url.startsWith('moz-extension:')) {
        await driver.close();
        await driver.switchTo().window(home);
        return url.endsWith('/welcome.html');
      }
      await driver.switchTo().window(home);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

async function browserOf(driver: Driver, extension: string, welcomed: boolean): Promise<Browser> {
  const handles = new WeakMap<Tab, string>();
  const base = `moz-extension://${ADDRESS}/`;
  // The window that the browser came with stays on a page of the extension, where its APIs are.
  const home = await driver.getWindowHandle();
  await driver.get(new URL('popup.html', base).href);
  let current = home;

  // There is one window to look through; what a test left running must not switch it under the next.
  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act, act);
    last = done.catch(() => undefined);
    return done;
  };

  const at = async (handle: string): Promise<WebDriver> => {
    if (current !== handle) await driver.switchTo().window(handle);
    current = handle;
    return driver;
  };

  const tabOf = (handle: string): Tab => {
    const inTab = <T>(act: (driver: WebDriver) => Promise<T>): Promise<T> =>
      alone(async () => act(await at(handle)));
    const tab: Tab = {
      goto: (url) => inTab((driver) => driver.get(url)),
      evaluate: <T, A extends Json>(script: Sent<A, T>, argument?: A) =>
        inTab((driver) => call<T, A>(driver, script, argument)),
      run: (source) => inTab((driver) => driver.executeScript(source)),
      click: (selector) =>
        inTab(async (driver) => {
          for (let left = 5; ; left -= 1) {
            try {
              await driver.findElement(By.css(selector)).click();
              return;
            } catch (problem) {
              // A page that makes itself anew may do so between the finding and the clicking.
              if (left === 0 || !(problem instanceof error.StaleElementReferenceError)) throw problem;
            }
          }
        }),
      point: (x, y, press) =>
        inTab(async (driver) => {
          const moved = driver.actions().move({ x: Math.round(x), y: Math.round(y) });
          await (press ? moved.click() : moved).perform();
        }),
      tap: (x, y) =>
        inTab((driver) => {
          const finger = new (Pointer as unknown as FingerMaker)('finger', 'touch');
          const to = finger.move({ x: Math.round(x), y: Math.round(y), duration: 0 });
          const actions = driver.actions() as unknown as Inserting;
          return actions.insert(finger, to, finger.press(), finger.release()).perform();
        }),
      press: (key) => inTab((driver) => driver.actions().sendKeys(keyNamed(key)).perform()),
      screenshot: () => inTab(async (driver) => Buffer.from(await driver.takeScreenshot(), 'base64')),
      resize: (width, height) =>
        inTab(async (driver) => {
          await driver.manage().window().setRect({ width, height });
        }),
      emulate: (media) => inTab(() => inWindow(() => driver.executeScript(EMULATE, media))),
      close: () =>
        inTab(async (driver) => {
          await driver.close();
          await at(home);
        }),
    };
    handles.set(tab, handle);
    return tab;
  };

  const open = (url: string): Promise<Tab> =>
    alone(async () => {
      await driver.switchTo().newWindow('tab');
      current = await driver.getWindowHandle();
      await driver.get(url);
      return tabOf(current);
    });

  const inExtension = <T, A extends Json>(script: Sent<A, T>, argument?: A): Promise<T> =>
    alone(async () => call<T, A>(await at(home), script, argument));

  /** Does something in the browser's own window instead of the page. */
  const inWindow = async <T>(act: () => Promise<T>): Promise<T> => {
    await driver.setContext(Context.CHROME);
    try {
      return await act();
    } finally {
      await driver.setContext(Context.CONTENT);
    }
  };

  await alone(() => inWindow(() => driver.executeScript(WATCH_FIREFOX, base)));

  const toFront = async (tab: Tab): Promise<void> => {
    const handle = handles.get(tab);
    if (handle === undefined) throw new Error('The tab is not of this browser.');
    await at(handle);
  };

  const idOf = (tab: Tab): Promise<number> =>
    alone(async () => {
      await toFront(tab);
      return inWindow(() =>
        driver.executeScript<number>(`
          const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
          return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);`),
      );
    });

  return {
    name: 'firefox',
    welcomed,
    open,
    openOwn: (path) => open(new URL(path, base).href),
    idOf,
    inExtension,
    async command(tab, name) {
      const shortcut = await inExtension(async (name) => {
        const keys = async (): Promise<string | undefined> =>
          (await chrome.commands.getAll()).find((command) => command.name === name)?.shortcut;
        // One without keys of its own is given some, as a person would.
        if ((await keys()) === '') {
          const { commands } = (globalThis as unknown as { browser: { commands: Updating } }).browser;
          await commands.update({ name, shortcut: name === 'hide-this' ? 'Alt+Shift+Y' : 'Alt+Shift+U' });
        }
        return keys();
      }, name);
      const letter = shortcut?.match(/^Alt\+Shift\+([A-Z])$/)?.[1]?.toLowerCase();
      if (letter === undefined) throw new Error(`${name} has the keys ${String(shortcut)}.`);
      await alone(async () => {
        await toFront(tab);
        await inWindow(async () => {
          // With the page in focus, the page is asked first what it makes of the keys.
          await driver.executeScript('gURLBar.focus()');
          const keys = driver.actions().keyDown(Key.ALT).keyDown(Key.SHIFT).sendKeys(letter);
          await keys.keyUp(Key.SHIFT).keyUp(Key.ALT).perform();
        });
      });
    },
    menu: (tab, entry) =>
      alone(async () => {
        await toFront(tab);
        const body = await driver.findElement(By.css('body'));
        await driver.actions().contextClick(body).perform();
        await inWindow(() => driver.executeAsyncScript(CHOOSE_ENTRY, entry));
      }),
    badge: async (tab) => inExtension((tabId) => chrome.action.getBadgeText({ tabId }), await idOf(tab)),
    endBackground: () => alone(() => inWindow(() => driver.executeAsyncScript(END_BACKGROUND, ADDRESS))),
    reload: () =>
      alone(async () => {
        // Pages of an extension go when it does, and the tests need one.
        await at(home);
        await driver.get('about:blank');
        await driver.installAddon(extension, true);
        await driver.get(new URL('popup.html', base).href);
      }),
    setAccess: (granted) =>
      alone(() => inWindow(() => driver.executeAsyncScript(SET_ACCESS, ADDRESS, granted))),
    allowPrivate: () =>
      alone(async () => {
        await at(home);
        // Pages of an extension go when it is loaded anew.
        await driver.get('about:blank');
        await inWindow(() => driver.executeAsyncScript(ALLOW_PRIVATE, ADDRESS));
        await driver.get(new URL('popup.html', base).href);
      }),
    openPrivate: (url) =>
      alone(async () => {
        const known = await driver.getAllWindowHandles();
        await inWindow(() => driver.executeAsyncScript(OPEN_PRIVATE));
        const handle = (await driver.getAllWindowHandles()).find((one) => !known.includes(one));
        if (handle === undefined) throw new Error('No private window was opened.');
        await (await at(handle)).get(url);
        return tabOf(handle);
      }),
    watched: () => alone(() => inWindow(() => driver.executeScript<Watched>('return window.ledeWatched'))),
    async close() {
      await driver.quit();
    },
  };
}

/** What the driver has and its types do not know of. */
type FingerMaker = new (name: string, type: 'touch') => Finger;
interface Finger {
  move(to: { x: number; y: number; duration: number }): object;
  press(): object;
  release(): object;
}
interface Inserting {
  insert(device: Finger, ...actions: object[]): { perform(): Promise<void> };
}

interface Updating {
  update(details: { name: string; shortcut: string }): Promise<void>;
}

/** Runs a function in the page; what it throws comes back as an error, which WebDriver alone would lose. */
async function call<T, A extends Json>(driver: WebDriver, script: Sent<A, T>, argument?: A): Promise<T> {
  const source = `
    const done = arguments[arguments.length - 1];
    const argument = arguments[0] === undefined ? undefined : JSON.parse(arguments[0]);
    Promise.resolve().then(() => (${script.toString()})(argument)).then(
      (value) => done({ value: value === undefined ? null : JSON.stringify(value) }),
      (error) => done({ error: String(error && error.stack ? error + '\\n' + error.stack : error) }),
    );`;
  const ask = (): Promise<{ value?: string | null; error?: string } | null> =>
    driver.executeAsyncScript(source, argument === undefined ? null : JSON.stringify(argument));
  // The driver answers null for a document that is replaced by another one while it is asked.
  const answer = (await ask()) ?? (await ask()) ?? {};
  if (answer.error !== undefined) throw new Error(answer.error);
  return (typeof answer.value === 'string' ? JSON.parse(answer.value) : undefined) as T;
}

/** The tab's own choices but for motion, which is the whole browser's. */
const EMULATE = `
  const { print, dark, reducedMotion, forcedColors } = arguments[0];
  const context = gBrowser.selectedBrowser.browsingContext;
  context.mediumOverride = print ? 'print' : '';
  context.prefersColorSchemeOverride = dark ? 'dark' : 'none';
  context.forcedColorsOverride = forcedColors ? 'active' : 'none';
  Services.prefs.setIntPref('ui.prefersReducedMotion', reducedMotion ? 1 : 0);`;

const END_BACKGROUND = `
  const [address, done] = arguments;
  const policy = WebExtensionPolicy.getByHostname(address);
  policy.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => done(), done);`;

/** As the page about add-ons does it. */
const PERMISSIONS = `
  const [address, ...rest] = arguments;
  const done = rest.pop();
  const { extension } = WebExtensionPolicy.getByHostname(address);
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const change = (how, permissions, origins) => ExtensionPermissions[how](extension.id, { permissions, origins }, extension);`;

const SET_ACCESS = `${PERMISSIONS}
  change(rest[0] ? 'add' : 'remove', [], ['<all_urls>']).then(() => done(), done);`;

const ALLOW_PRIVATE = `${PERMISSIONS}
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  change('add', ['internal:privateBrowsingAllowed'], [])
    .then(() => AddonManager.getAddonByID(extension.id))
    .then((addon) => addon.reload())
    .then(() => done(), (error) => done(String(error)));`;

const OPEN_PRIVATE = `
  const [done] = arguments;
  OpenBrowserWindow({ private: true }).addEventListener('load', () => done(), { once: true });`;

/** Chooses an entry of Lede in the context menu, once that is open. */
const CHOOSE_ENTRY = `
  const [entry, done] = arguments;
  const menu = document.getElementById('contentAreaContextMenu');
  const choose = () => {
    const item = menu.querySelector('[id$="-menuitem-_' + entry + '"]');
    if (item) item.doCommand();
    menu.hidePopup();
    done();
  };
  if (menu.state === 'open') choose();
  else menu.addEventListener('popupshown', choose, { once: true });`;

async function idOf(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension} has no Firefox id.`);
  return id;
}

const keys: Readonly<Record<string, string>> = {
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
};

const keyNamed = (key: string): string => keys[key] ?? key;
