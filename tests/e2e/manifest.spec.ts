import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { inRoot } from '../../tools/lib/paths.mjs';
import { setCleaned, source, stateOf, useStage } from './harness/stage';

const stage = useStage('asked');
const folder = inject('browser') === 'chromium' ? 'chrome' : 'firefox';

test('the manifest asks for the least that Lede can work with', async () => {
  const manifest = JSON.parse(await readFile(inRoot('dist', folder, 'manifest.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(manifest['manifest_version']).toBe(3);
  expect([...(manifest['permissions'] as string[])].sort()).toEqual([
    'activeTab',
    'contextMenus',
    'scripting',
    'storage',
  ]);
  expect(manifest['optional_host_permissions']).toEqual(['<all_urls>']);
  for (const absent of [
    'host_permissions',
    'content_scripts',
    'web_accessible_resources',
    'externally_connectable',
    'optional_permissions',
  ]) {
    expect(manifest, absent).not.toHaveProperty(absent);
  }
});

test('the browser grants what the manifest asks for and no more', async () => {
  const granted = await stage.browser.inExtension(() => chrome.permissions.getAll());
  expect([...(granted.permissions ?? [])].sort()).toEqual([
    'activeTab',
    'contextMenus',
    'scripting',
    'storage',
  ]);
  expect(granted.origins ?? []).toEqual([]);
});

test('without access to all sites a page is not touched until it is asked for', async () => {
  const tab = await stage.browser.open(stage.server.url('/demo/'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await expect(stateOf(stage.browser, tab)).rejects.toThrow();
  await expect(setCleaned(stage, tab, true)).rejects.toThrow();
  expect(await source(tab)).not.toContain('data-lede');
  const seen = await tab.evaluate(() => document.querySelector('.must-read')?.checkVisibility());
  expect(seen).toBe(true);
});
