/** Hostile pages in the reader: nothing of theirs runs in it, or asks the network for anything. */

import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../tools/lib/paths.mjs';
import type { Tab } from './harness/browser';
import { closeReader, openReader, openWithReader } from './harness/reader';
import { useStage } from './harness/stage';

const stage = useStage();

describe('hostile pages', () => {
  const folder = inRoot('tests', 'fixtures', 'reader', 'hostile');
  const names = readdirSync(folder).map((file) => file.replace(/\.html$/, ''));
  let tab: Tab;

  beforeAll(async () => {
    tab = await openWithReader(stage, '/reader/quiet.html');
  });
  afterAll(() => tab.close());

  test.each(names)('%s runs nothing and asks the network for nothing', async (name) => {
    const html = readFileSync(`${folder}/${name}.html`, 'utf8');
    await tab.evaluate(async (html) => {
      const scope = window as unknown as { hits: number; ledeHit: () => void };
      scope.hits = 0;
      scope.ledeHit = () => (scope.hits += 1);
      const body: unknown = Reflect.get(Document.prototype, 'body', document);
      Object.assign(body as HTMLElement, {
        innerHTML: `<article>${html}<p>The end of the page.</p></article>`,
      });
      // What the page does by itself it does now.
      const images = [
        ...Element.prototype.querySelectorAll.call(body as Element, 'img'),
      ] as HTMLImageElement[];
      for (let turn = 0; turn < 50; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        if (images.every((image) => image.complete)) break;
      }
      // What is painted may ask for more.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await new Promise((resolve) => setTimeout(resolve, 60));
      scope.hits = 0;
    }, html);
    const before = await tab.evaluate(() =>
      new XMLSerializer().serializeToString(
        Reflect.get(Document.prototype, 'documentElement', document) as Element,
      ),
    );
    const asked = stage.server.requests.length;
    await openReader(tab);
    const hits = await tab.evaluate(async () => {
      const root = window.ledeRoot;
      for (const element of root.querySelectorAll<HTMLElement>('.body *')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        if (!element.closest('a[href^=http]') && !element.matches('.solid')) element.click?.();
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
      return (window as unknown as { hits: number }).hits;
    });
    expect(hits).toBe(0);
    const forbidden = stage.server.requests.slice(asked).map(({ path }) => path);
    expect(forbidden.filter((path) => path.startsWith('/forbidden'))).toEqual([]);
    expect(
      await tab.evaluate(
        () => window.ledeRoot.querySelectorAll('script, iframe, object, embed, form, base').length,
      ),
    ).toBe(0);
    await closeReader(tab);
    expect(
      await tab.evaluate(() =>
        new XMLSerializer().serializeToString(
          Reflect.get(Document.prototype, 'documentElement', document) as Element,
        ),
      ),
    ).toBe(before);
  });
});
