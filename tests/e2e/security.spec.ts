/** Who may say what to whom, and what the extension's own pages may do. */

import { expect, test } from 'vitest';
import type { Json, Tab } from './harness/browser';
import { settled, useStage } from './harness/stage';

// What is asked for here is asked for to see it refused, and Firefox tells of each.
const stage = useStage('granted', {
  requests: /\/security\/asked$/,
  faults: /^Content-Security-Policy: /,
});

const paragraph = `<p>${'The tide came in twice a day, and twice a day the miller rose to meet it. '.repeat(6)}</p>`;
const body = `<!doctype html><title>A page</title><article><h1>The miller</h1>${paragraph.repeat(6)}</article><iframe src="/security/inner"></iframe>`;

async function open(): Promise<Tab> {
  stage.server.add('/security/inner', { body: '<!doctype html><title>Inner</title><p>Inner words' });
  const tab = await stage.browser.open(stage.server.add('/security/page', { body }));
  await settled(stage, tab);
  return tab;
}

/** What a script of the extension in a frame of a tab is answered. */
const askFrom = async (tab: Tab, frame: 'top' | 'inner', message: Json): Promise<string> =>
  stage.browser.inExtension(
    async ({ id, frame, message }) => {
      const ask = (message: unknown): Promise<string> =>
        chrome.runtime.sendMessage(message).then(
          (answer: unknown) => JSON.stringify(answer ?? 'nothing'),
          () => '"nothing"',
        );
      const results = await chrome.scripting.executeScript({
        target: { tabId: id, allFrames: true },
        func: ask,
        args: [message],
      });
      const found = results.find(({ frameId }) => (frameId === 0) === (frame === 'top'));
      return String(found?.result);
    },
    { id: await stage.browser.idOf(tab), frame, message },
  );

const state: Json = { cleaning: { status: 'nothing' }, readerOpen: false };

test('the background answers content scripts in the top frame, and no other frame', async () => {
  const tab = await open();
  for (const message of [
    { type: 'stateChanged', state },
    { type: 'insertStyle' },
    { type: 'analyze', html: '<p>x', options: {} },
    { type: 'loadReader' },
  ]) {
    expect(await askFrom(tab, 'inner', message), message.type).toBe('"nothing"');
  }
  expect(await askFrom(tab, 'top', { type: 'stateChanged', state })).toBe('{"answer":true}');
  await tab.close();
});

test('the background takes no order of the popup’s from a content script, and nothing that is misshapen', async () => {
  const tab = await open();
  const id = await stage.browser.idOf(tab);
  for (const message of [
    { type: 'cleanTab', tab: id },
    { type: 'readTab', tab: id },
    { type: 'analyze', html: 7, options: {} },
    { type: 'analyze', html: 'x', options: { threshold: 'low' } },
    {
      type: 'stateChanged',
      state: { cleaning: { status: '<img src=x onerror=alert(1)>' }, readerOpen: false },
    },
    { type: 'constructor' },
    { type: '__proto__' },
    ['analyze'],
    null,
  ] as Json[]) {
    expect(await askFrom(tab, 'top', message), JSON.stringify(message)).toBe('"nothing"');
  }
  await tab.close();
});

test('more HTML than a page may have is not taken', async () => {
  const tab = await open();
  const answer = await stage.browser.inExtension(
    async (id) => {
      const [result] = await chrome.scripting.executeScript({
        target: { tabId: id },
        func: () =>
          chrome.runtime.sendMessage({ type: 'analyze', html: 'x'.repeat(10_000_001), options: {} }).then(
            (answer: unknown) => JSON.stringify(answer ?? 'nothing'),
            () => '"nothing"',
          ),
      });
      return String(result?.result);
    },
    await stage.browser.idOf(tab),
  );
  expect(answer).toBe('"nothing"');
  await tab.close();
});

test('a page finds neither the extension’s files nor anyone to talk to', async () => {
  const tab = await open();
  const base = await stage.browser.inExtension(() => chrome.runtime.getURL(''));
  for (const file of ['manifest.json', 'content.js', 'reader.js', 'popup.html', 'icons/icon-16.png']) {
    const found = await tab.evaluate(
      (url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      base + file,
    );
    expect(found, file).toBe(false);
  }
  const talks = await tab.evaluate(() => {
    const { chrome, browser } = globalThis as { chrome?: { runtime?: object }; browser?: object };
    return chrome?.runtime !== undefined || browser !== undefined;
  });
  expect(talks).toBe(false);
  await tab.close();
});

test('the extension’s own pages run no text as code and load nothing from elsewhere', async () => {
  const own = await stage.browser.openOwn('popup.html');
  const tries = await own.evaluate(async (server) => {
    const outcome = async (act: () => unknown): Promise<string> => {
      try {
        await act();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const inline = document.createElement('script');
    inline.textContent = 'document.documentElement.dataset.inline = "ran"';
    document.body.append(inline);
    const loads = (name: 'script' | 'img' | 'iframe'): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const element = document.createElement(name);
        element.onload = resolve;
        element.onerror = reject;
        element.src = server;
        document.body.append(element);
        setTimeout(reject, 1_500);
      });
    return {
      inline: document.documentElement.dataset['inline'] ?? 'refused',
      fetch: await outcome(() => fetch(server)),
      script: await outcome(() => loads('script')),
      image: await outcome(() => loads('img')),
    };
  }, stage.server.url('/security/asked'));
  expect(tries).toEqual({ inline: 'refused', fetch: 'refused', script: 'refused', image: 'refused' });
  expect(stage.server.requests.filter(({ path }) => path === '/security/asked')).toEqual([]);
  await own.close();
});
