import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Cleaner } from '../../src/content/cleaner';
import { Controller } from '../../src/content/controller';
import type { Reader } from '../../src/content/reader';
import { PageTooLarge, type Engine } from '../../src/engine/engine';
import type { PageState } from '../../src/shared/page-state';
import { DEFAULT_SETTINGS, withSite, type Settings } from '../../src/shared/settings';
import { analysisOf, finding, page, sourceOf } from '../page';

const SITE = 'example.org';
const noReader = { isOpen: false } as Reader;

/** Finds every `.x`, and takes its time. */
const engineOf = (document: Document): Engine => ({
  async analyze() {
    const findings = [...document.querySelectorAll('*')].flatMap((element, number) =>
      element.classList.contains('x') ? [finding({ type: 'element', element: number })] : [],
    );
    const analysis = analysisOf(document, findings);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return { analysis, timings: { read: 0, analyze: 1 } };
  },
});

let document: Document;
let source: string;
let told: PageState[];

beforeEach(() => {
  document = page('<p>Words</p><p class="x">Buy</p>');
  source = sourceOf(document);
  told = [];
});

function controllerWith(settings: Settings = DEFAULT_SETTINGS, engine = engineOf(document)): Controller {
  const cleaner = new Cleaner(document, engine);
  return new Controller({
    document,
    cleaner,
    reader: noReader,
    site: SITE,
    settings,
    changed: (state) => told.push(state),
  });
}

const isHidden = (): boolean => document.querySelector('[data-lede="ad"]') !== null;

test('a page is cleaned, and said to be', async () => {
  const { cleaning } = await controllerWith().settled();
  expect(cleaning).toMatchObject({ status: 'cleaned', counts: { ad: 1 } });
  expect(isHidden()).toBe(true);
  expect(told).toHaveLength(1);
});

test.each([
  ['everywhere', { ...DEFAULT_SETTINGS, enabled: false }],
  ['site', withSite(DEFAULT_SETTINGS, SITE, false)],
] as const)('off %s: nothing is read and nothing changed', async (reason, settings) => {
  const engine = engineOf(document);
  const analyze = vi.spyOn(engine, 'analyze');
  const { cleaning } = await controllerWith(settings, engine).settled();
  expect(cleaning).toEqual({ status: 'off', reason });
  expect(analyze).not.toHaveBeenCalled();
  expect(sourceOf(document)).toBe(source);
});

test('switched twenty times in a row, it ends as it was asked last', async () => {
  const controller = controllerWith();
  await Promise.all(Array.from({ length: 20 }, () => controller.toggle()));
  const asked = Array.from({ length: 20 }, (_, at) => controller.ask(at % 2 === 1));
  await Promise.all(asked);
  expect(isHidden()).toBe(true);
  const { cleaning } = await controller.ask(false);
  expect(cleaning).toEqual({ status: 'off', reason: 'page' });
  expect(document.documentElement.outerHTML).not.toContain('data-lede');
});

describe('changed settings', () => {
  test('a site switched off gives the page back; switched on, cleans it', async () => {
    const controller = controllerWith();
    await controller.settled();
    const off = await controller.change(withSite(DEFAULT_SETTINGS, SITE, false));
    expect(off.cleaning).toEqual({ status: 'off', reason: 'site' });
    expect(isHidden()).toBe(false);
    expect((await controller.change(DEFAULT_SETTINGS)).cleaning.status).toBe('cleaned');
  });

  test('a kind switched off is shown', async () => {
    const controller = controllerWith();
    await controller.settled();
    const kinds = { ...DEFAULT_SETTINGS.kinds, ad: false };
    expect((await controller.change({ ...DEFAULT_SETTINGS, kinds })).cleaning.status).toBe('nothing');
    expect(isHidden()).toBe(false);
  });

  test('a word on the site ends what was asked for the page', async () => {
    const controller = controllerWith();
    await controller.ask(false);
    await controller.change(withSite(DEFAULT_SETTINGS, SITE, false));
    expect((await controller.change(DEFAULT_SETTINGS)).cleaning.status).toBe('cleaned');
  });

  test('a page may be cleaned on a site that is off', async () => {
    const controller = controllerWith(withSite(DEFAULT_SETTINGS, SITE, false));
    expect((await controller.ask(true)).cleaning.status).toBe('cleaned');
  });
});

describe('what cannot be', () => {
  const failing = (error: Error): Engine => ({ analyze: () => Promise.reject(error) });

  test('a fault is told with its details, and changes nothing', async () => {
    const { cleaning } = await controllerWith(DEFAULT_SETTINGS, failing(new RangeError('odd'))).settled();
    expect(cleaning).toMatchObject({ status: 'error' });
    expect(cleaning.status === 'error' && cleaning.details).toContain('RangeError: odd');
    expect(sourceOf(document)).toBe(source);
  });

  test('what went wrong is tried again when the person asks', async () => {
    const engine = engineOf(document);
    vi.spyOn(engine, 'analyze').mockRejectedValueOnce(new RangeError('odd'));
    const controller = controllerWith(DEFAULT_SETTINGS, engine);
    expect((await controller.settled()).cleaning.status).toBe('error');
    expect((await controller.ask(true)).cleaning.status).toBe('cleaned');
  });

  test('a page of too much HTML is no fault', async () => {
    const { cleaning } = await controllerWith(DEFAULT_SETTINGS, failing(new PageTooLarge('11 MB'))).settled();
    expect(cleaning).toEqual({ status: 'unsupported', reason: 'tooLarge' });
  });

  test('findings for another page are not applied', async () => {
    const other: Engine = {
      analyze: () =>
        Promise.resolve({
          analysis: { ...analysisOf(document, [finding({ type: 'element', element: 4 })]), elementCount: 99 },
          timings: { read: 0, analyze: 0 },
        }),
    };
    const { cleaning } = await controllerWith(DEFAULT_SETTINGS, other).settled();
    expect(cleaning.status).toBe('error');
    expect(sourceOf(document)).toBe(source);
  });
});
