import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Builder, By, type WebDriver } from 'selenium-webdriver';
import { Context, Options, ServiceBuilder, type Driver } from 'selenium-webdriver/firefox.js';
import { findBrowser } from '../../../tools/lib/browsers.mjs';
import { which } from '../../../tools/lib/process.mjs';
import { extendPath } from '../../../tools/lib/setup.mjs';
import type { Browser, Json, Sent, Tab } from './browser';

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
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  await driver.installAddon(extension, true);
  return browserOf(driver);
}

async function browserOf(driver: Driver): Promise<Browser> {
  const handles = new WeakMap<Tab, string>();
  const base = `moz-extension://${ADDRESS}/`;
  // The window that the browser came with stays on a page of the extension, where its APIs are.
  const home = await driver.getWindowHandle();
  await driver.get(new URL('popup.html', base).href);
  let current = home;

  const at = async (handle: string): Promise<WebDriver> => {
    if (current !== handle) await driver.switchTo().window(handle);
    current = handle;
    return driver;
  };

  const tabOf = (handle: string): Tab => {
    const tab: Tab = {
      async goto(url) {
        await (await at(handle)).get(url);
      },
      evaluate: async <T, A extends Json>(script: Sent<A, T>, argument?: A) =>
        call<T, A>(await at(handle), script, argument),
      async run(source) {
        await (await at(handle)).executeScript(source);
      },
      async click(selector) {
        await (await at(handle)).findElement(By.css(selector)).click();
      },
      async press(key) {
        await (await at(handle)).actions().sendKeys(keyNamed(key)).perform();
      },
      async screenshot() {
        return Buffer.from(await (await at(handle)).takeScreenshot(), 'base64');
      },
      async resize(width, height) {
        await (await at(handle)).manage().window().setRect({ width, height });
      },
      async close() {
        await (await at(handle)).close();
        await at(home);
      },
    };
    handles.set(tab, handle);
    return tab;
  };

  const open = async (url: string): Promise<Tab> => {
    await driver.switchTo().newWindow('tab');
    current = await driver.getWindowHandle();
    await driver.get(url);
    return tabOf(current);
  };

  const inExtension = async <T, A extends Json>(script: Sent<A, T>, argument?: A): Promise<T> =>
    call<T, A>(await at(home), script, argument);

  /** Runs a script in the browser's own window. */
  const inBrowser = async <T>(script: string): Promise<T> => {
    await driver.setContext(Context.CHROME);
    try {
      return await driver.executeScript<T>(script);
    } finally {
      await driver.setContext(Context.CONTENT);
    }
  };

  return {
    name: 'firefox',
    open,
    openOwn: (path) => open(new URL(path, base).href),
    async idOf(tab) {
      const handle = handles.get(tab);
      if (handle === undefined) throw new Error('The tab is not of this browser.');
      await at(handle);
      return inBrowser<number>(`
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);`);
    },
    inExtension,
    async close() {
      await driver.quit();
    },
  };
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
  const answer = await driver.executeAsyncScript<{ value?: string | null; error?: string }>(
    source,
    argument === undefined ? null : JSON.stringify(argument),
  );
  if (answer.error !== undefined) throw new Error(answer.error);
  return (typeof answer.value === 'string' ? JSON.parse(answer.value) : undefined) as T;
}

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
