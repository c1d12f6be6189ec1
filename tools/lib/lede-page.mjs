import { backgroundWorker } from './chromium.mjs';

const patience = 20_000;

/** Waits until Lede is through with the page, and lists what it has hidden. */
export async function cleanedPage(context, page) {
  const giveUp = Date.now() + patience;
  for (;;) {
    const status = await ask(context, { type: 'getState' }).then(
      ({ cleaning }) => cleaning.status,
      () => 'silent',
    );
    if (status !== 'working' && status !== 'silent') break;
    if (Date.now() > giveUp) throw new Error(`Lede has not cleaned the page (${status}).`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
