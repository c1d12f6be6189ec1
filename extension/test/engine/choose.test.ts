import { expect, test, vi } from 'vitest';
import { chooseEngine } from '../../src/engine/choose';
import { PageTooLarge, type Engine } from '../../src/engine/engine';
import { readHtml } from '../../src/engine/read';
import { remote } from '../../src/engine/remote';
import type { Report } from '../../src/shared/analysis';
import { MAX_HTML } from '../../src/shared/messages';
import { analysisOf, page } from '../page';

const document = page('<p>Words</p>');
const root = document.documentElement;

const answering = (analyze: number): Engine => ({
  analyze: () => Promise.resolve({ analysis: analysisOf(document, []), timings: { read: 0, analyze } }),
});
const [LOCAL, REMOTE] = [1, 2];
const answeredBy = async (engine: Engine): Promise<number> =>
  (await engine.analyze(root, {})).timings.analyze;

test('the local engine answers where it starts, and starts once and not before it is asked', async () => {
  const startLocal = vi.fn(() => answering(LOCAL));
  const engine = chooseEngine({ startLocal, remote: answering(REMOTE), refused: false });
  expect(startLocal).not.toHaveBeenCalled();
  expect(await answeredBy(engine)).toBe(LOCAL);
  expect(await answeredBy(engine)).toBe(LOCAL);
  expect(startLocal).toHaveBeenCalledOnce();
});

test('it can be made ready ahead of the page', async () => {
  const startLocal = vi.fn(() => answering(LOCAL));
  const engine = chooseEngine({ startLocal, remote: answering(REMOTE), refused: false });
  engine.prepare();
  expect(startLocal).toHaveBeenCalledOnce();
  expect(await answeredBy(engine)).toBe(LOCAL);
  expect(startLocal).toHaveBeenCalledOnce();
});

test('it is warmed up where that is ahead of the page, and not afterwards', async () => {
  const warmUp = vi.fn();
  const startLocal = (): Engine => ({ ...answering(LOCAL), warmUp });
  const ahead = chooseEngine({ startLocal, remote: answering(REMOTE), refused: false });
  ahead.prepare();
  ahead.prepare();
  expect(warmUp).toHaveBeenCalledOnce();
  await answeredBy(ahead);
  const late = chooseEngine({ startLocal, remote: answering(REMOTE), refused: false });
  await answeredBy(late);
  late.prepare();
  expect(warmUp).toHaveBeenCalledOnce();
});

test('a page that refuses it is asked once, and answered by the background from then on', async () => {
  const startLocal = vi.fn(() => {
    throw new WebAssembly.CompileError('');
  });
  const engine = chooseEngine({ startLocal, remote: answering(REMOTE), refused: false });
  expect(await answeredBy(engine)).toBe(REMOTE);
  expect(await answeredBy(engine)).toBe(REMOTE);
  expect(startLocal).toHaveBeenCalledOnce();
});

test('an origin known to refuse it is not asked', async () => {
  const startLocal = vi.fn(() => answering(LOCAL));
  const engine = chooseEngine({ startLocal, remote: answering(REMOTE), refused: true });
  expect(await answeredBy(engine)).toBe(REMOTE);
  expect(startLocal).not.toHaveBeenCalled();
});

test('the remote engine reads the page in the turn in which it is asked', async () => {
  const changing = page('<p>Before</p>');
  const ask = vi.fn((_: string): Promise<Report> => answering(REMOTE).analyze(root, {}));
  const answer = remote(ask).analyze(changing.documentElement, {});
  changing.body.textContent = 'After';
  await answer;
  expect(ask.mock.calls[0]?.[0]).toContain('Before');
});

test('a page of too much HTML is not sent anywhere', async () => {
  const large = page('');
  large.body.append('x'.repeat(MAX_HTML));
  const ask = vi.fn(() => Promise.reject(new Error('asked')));
  await expect(remote(ask).analyze(large.documentElement, {})).rejects.toBeInstanceOf(PageTooLarge);
  expect(ask).not.toHaveBeenCalled();
});

test('the HTML is that of the element, though a form field bears the name of the property', () => {
  const form = page('<form><input name="outerHTML"></form>').querySelector('form');
  if (!form) throw new Error('no form');
  expect(readHtml(form).html).toBe('<form><input name="outerHTML"></form>');
});
