import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { inRoot } from '../../tools/lib/paths.mjs';
import { PATIENCE } from './harness/patience';
import { setCleaned, settled, source, useStage } from './harness/stage';
import { left, survey } from './harness/survey';

// Chromium reports to a page that its policy refused the core, and counts that as asked for by whoever was refused.
const stage = useStage('granted', { requests: /\/violations$/ });
let demo: string;

beforeAll(async () => {
  demo = await readFile(inRoot('tests', 'fixtures', 'demo', 'index.html'), 'utf8');
});

const policies = [
  "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'",
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "script-src 'nonce-abc' 'strict-dynamic'; trusted-types 'none'; require-trusted-types-for 'script'",
  "default-src 'none'; style-src 'none'; sandbox",
  "script-src 'self' 'wasm-unsafe-eval'",
];

test.each(policies)('a page under the policy %s is cleaned and given back', async (policy) => {
  const path = `/policy/${String(policies.indexOf(policy))}`;
  const url = stage.server.add(path, { body: demo, headers: { 'content-security-policy': policy } });
  const tab = await stage.browser.open(url);
  expect((await settled(stage, tab)).cleaning.status).toBe('cleaned');

  const seen = await survey(tab);
  expect(left(seen)).toEqual([]);
  expect(seen.lost).toEqual([]);

  await setCleaned(stage, tab, false);
  expect(left(await survey(tab))).not.toEqual([]);
  const before = await source(tab);
  await setCleaned(stage, tab, true);
  await setCleaned(stage, tab, false);
  expect(await source(tab)).toBe(before);
});

test('an origin that refuses WebAssembly is asked once and not again', async () => {
  // The reports of the page's policy arrive at the server; a page of another origin than those above.
  const other = new URL(stage.server.origin);
  other.hostname = 'localhost';
  const headers = { 'content-security-policy': "script-src 'self' 'unsafe-inline'; report-uri /violations" };
  const open = async (path: string): Promise<void> => {
    stage.server.add(path, { body: demo, headers });
    const tab = await stage.browser.open(new URL(path, other).href);
    expect((await settled(stage, tab)).cleaning.status).toBe('cleaned');
  };
  const violations = (): number => stage.server.requests.filter(({ path }) => path === '/violations').length;

  await open('/refusing/first');
  if (stage.browser.name === 'chromium') {
    await expect.poll(violations, PATIENCE).toBe(1);
  }
  const afterFirst = violations();
  await open('/refusing/second');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(violations()).toBe(afterFirst);
});
