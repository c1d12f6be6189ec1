/* global chrome, document -- in functions that are sent to the extension and to the page */
import { backgroundWorker } from './chromium.mjs';

const patience = 20_000;

/** A page that loads before the extension has started for the first time is not cleaned on load. */
export async function started(context) {
  const worker = await backgroundWorker(context);
  await until('The extension has not started', () =>
    worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0),
  );
}

/** Waits until Lede is through with the page, and lists what it has hidden. */
export async function cleanedPage(context, page) {
  await until('Lede has not cleaned the page', async () => {
    const state = await ask(context, { type: 'getState' }).catch(() => undefined);
    return state !== undefined && state.cleaning.status !== 'working';
  });
  return page.evaluate(() => {
    const nameOf = (element) => {
      const id = element.id ? `#${element.id}` : '';
      return element.localName + id + [...element.classList].map((name) => `.${name}`).join('');
    };
    const shortened = (text) => (text.length > 70 ? `${text.slice(0, 69)}…` : text);
    return [...document.querySelectorAll('[data-lede]')]
      .map((element) => ({
        kind: element.dataset.lede,
        element: nameOf(element),
        text: shortened(element.textContent.replace(/\s+/g, ' ').trim()),
      }))
      .filter(({ kind }) => !/^(hole|scroll)/.test(kind));
  });
}

export const setCleaned = (context, cleaned) => ask(context, { type: 'setCleaned', cleaned });

export const openReader = (context) => ask(context, { type: 'toggleReader' });

/** The number that the extension knows the tab in front by. */
export async function tabInFront(context) {
  const worker = await backgroundWorker(context);
  return worker.evaluate(async () => (await chrome.tabs.query({ active: true }))[0].id);
}

/** Sends a message to the tab in front, as the popup does. */
async function ask(context, message) {
  const worker = await backgroundWorker(context);
  const { answer, failure } = await worker.evaluate(async (message) => {
    const [tab] = await chrome.tabs.query({ active: true });
    return (await chrome.tabs.sendMessage(tab.id, message, { frameId: 0 })) ?? {};
  }, message);
  if (!answer) throw new Error(failure ?? 'Lede gave no answer.');
  return answer;
}

async function until(otherwise, isSo) {
  const giveUp = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > giveUp) throw new Error(`${otherwise} in ${patience / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
