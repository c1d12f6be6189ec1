import { expect, inject, test } from 'vitest';
import type { UnsupportedReason } from '../../extension/src/shared/page-state';
import type { AddedPage } from '../../tools/lib/server.mjs';
import { openPopup } from './harness/popup';
import { settled, source, useStage } from './harness/stage';

const stage = useStage();

const html = (body: string, head = ''): string =>
  `<!doctype html><html><head><title>A page</title>${head}</head><body>${body}</body></html>`;

const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** `reasons` is empty where the browser shows the page in a viewer of its own, which no extension can reach. */
const pages: Record<string, { page: AddedPage; reasons: UnsupportedReason[] }> = {
  'a text file': {
    page: { body: 'READ MORE: not a page\n', headers: { 'content-type': 'text/plain; charset=utf-8' } },
    reasons: ['rawText', 'notHtml'],
  },
  JSON: {
    page: { body: '{"advertisement": true}', headers: { 'content-type': 'application/json' } },
    reasons: inject('browser') === 'firefox' ? [] : ['rawText', 'notHtml', 'viewer'],
  },
  'a picture': {
    page: { body: dot, headers: { 'content-type': 'image/gif' } },
    reasons: ['viewer', 'notHtml'],
  },
  XML: {
    page: {
      body: '<?xml version="1.0"?><feed><title>News</title><ad>Buy</ad></feed>',
      headers: { 'content-type': 'application/xml' },
    },
    reasons: ['xml', 'notHtml'],
  },
  'XHTML served as XML': {
    page: {
      body: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>A page</title></head><body><p>Words</p><div class="ad-slot">Advertisement</div></body></html>',
      headers: { 'content-type': 'application/xhtml+xml' },
    },
    reasons: ['xml', 'notHtml'],
  },
  'an SVG drawing': {
    page: {
      body: '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">Advertisement</text></svg>',
      headers: { 'content-type': 'image/svg+xml' },
    },
    reasons: ['xml', 'notHtml', 'viewer'],
  },
  'a frameset': {
    page: {
      body: '<!doctype html><html><head></head><frameset cols="50%,50%"><frame src="about:blank"><frame src="about:blank"></frameset></html>',
    },
    reasons: ['frameset'],
  },
  'an empty body': { page: { body: html('') }, reasons: ['empty'] },
  'a body of white space': { page: { body: html(' \n\t<!-- nothing --> \n') }, reasons: ['empty'] },
  'a document of more than ten megabytes': {
    page: { body: html(`<p>${'Rain fell on the harbour all day. '.repeat(310_000)}</p>`) },
    reasons: ['tooLarge'],
  },
  'a document of more than two hundred thousand elements': {
    page: { body: html('<i></i>'.repeat(200_001) + '<p>Words</p>') },
    reasons: ['tooLarge'],
  },
};

// Chromium without a window downloads a PDF instead of showing it.
if (inject('browser') === 'firefox') {
  pages['a PDF'] = { page: { body: pdf, headers: { 'content-type': 'application/pdf' } }, reasons: [] };
}

test.each(Object.entries(pages))(
  '%s is left as it is, and Lede says why',
  async (name, { page, reasons }) => {
    const url = stage.server.add(`/untouched/${encodeURIComponent(name)}`, page);
    const tab = await stage.browser.open(url);
    const before = await source(tab);
    if (reasons.length > 0) {
      const { cleaning } = await settled(stage, tab);
      expect(cleaning.status).toBe('unsupported');
      if (cleaning.status === 'unsupported') expect(reasons).toContain(cleaning.reason);
    }
    const popup = await openPopup(stage, tab);
    expect(await popup.status()).toBe('unsupported');
    expect(await popup.text('.below')).not.toBe('');
    await popup.tab.close();
    expect(await source(tab)).toBe(before);
    expect(before).not.toContain('data-lede');
  },
);

test('a page whose address holds all of it is not cleaned unasked, and the popup says where it cannot be', async () => {
  const tab = await stage.browser.open(
    `data:text/html,${encodeURIComponent(html('<p>Words</p><div class="ad-slot">Advertisement</div>'))}`,
  );
  const before = await source(tab);
  const popup = await openPopup(stage, tab);
  // Firefox lets Lede in where the person asks for it.
  if (stage.browser.name === 'firefox') {
    expect(await popup.status()).toBe('uncalled');
    await popup.click('#clean');
    await popup.becomes('cleaned');
    await popup.click('#page');
    await popup.becomes('off');
  } else {
    expect(await popup.status()).toBe('unsupported');
  }
  await popup.tab.close();
  expect(await source(tab)).toBe(before);
  await tab.close();
});

test('a document nested two thousand deep is read without harm', async () => {
  const deep = '<div>'.repeat(2_000);
  const body = html(`${deep}<p>The bottom of the well was dry.</p>`);
  const tab = await stage.browser.open(stage.server.add('/deep', { body }));
  const { cleaning } = await settled(stage, tab);
  expect(['nothing', 'cleaned', 'unsupported']).toContain(cleaning.status);
  expect(await tab.evaluate(() => document.querySelector('p')?.checkVisibility())).toBe(true);
});

test('a page with a story and no clutter is left as it is', async () => {
  const paragraph = `<p>${'The tide came in twice a day, and twice a day the miller rose to meet it. '.repeat(6)}</p>`;
  const body = html(`<article><h1>The miller</h1>${paragraph.repeat(5)}</article>`);
  const tab = await stage.browser.open(stage.server.add('/plain-story', { body }));
  const { cleaning } = await settled(stage, tab);
  expect(cleaning.status).toBe('nothing');
  expect(await source(tab)).toBe(body.replace('<!doctype html>', ''));
});
