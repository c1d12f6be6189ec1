import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manifestFor } from '../../extension/manifest.mjs';
import { inRoot } from '../lib/paths.mjs';

const manifests = ['chrome', 'firefox'].map((browser) =>
  manifestFor({ browser, test: false, version: '1.2.3' }),
);

test.each(manifests)('nothing is asked for at installation that warns of reading pages', (manifest) => {
  expect(manifest.permissions).toEqual(['activeTab', 'contextMenus', 'scripting', 'storage']);
  expect(manifest.host_permissions).toBeUndefined();
  expect(manifest.content_scripts).toBeUndefined();
  expect(manifest.optional_permissions).toBeUndefined();
  expect(manifest.optional_host_permissions).toEqual(['<all_urls>']);
});

test.each(manifests)('no page can see that the extension is there', (manifest) => {
  expect(manifest.web_accessible_resources).toBeUndefined();
  expect(manifest.externally_connectable).toBeUndefined();
});

test.each(manifests)('its own pages load nothing from elsewhere', (manifest) => {
  const policy = manifest.content_security_policy.extension_pages;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:|\*|'unsafe-inline'|'unsafe-eval'/);
});

test('the build for tests differs in its access to sites and in nothing else', () => {
  for (const browser of ['chrome', 'firefox']) {
    const { optional_host_permissions: optional, ...product } = manifestFor({
      browser,
      test: false,
      version: '1',
    });
    const { host_permissions: granted, ...forTests } = manifestFor({ browser, test: true, version: '1' });
    expect(forTests).toEqual(product);
    expect(granted).toEqual(optional);
  }
});

const messages = JSON.parse(readFileSync(inRoot('extension', '_locales', 'en', 'messages.json'), 'utf8'));

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((found) => found.isFile() && found.name.endsWith('.ts'))
    .map((found) => readFileSync(`${found.parentPath ?? found.path}/${found.name}`, 'utf8'))
    .join('\n');
}

test('every message that is asked for exists, and none is there for nothing', () => {
  const code = ['popup', 'background'].map((part) => sources(inRoot('extension', 'src', part))).join('\n');
  const manifest = JSON.stringify(manifests);
  const stems = [...code.matchAll(/named\('(\w+)'/g)].map(([, stem]) => stem);
  const asked = new Set([
    ...[...code.matchAll(/'(\w+)'/g)].map(([, name]) => name),
    ...[...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name),
  ]);
  const calls = [...code.matchAll(/\btext\('(\w+)'/g)].map(([, name]) => name);
  for (const name of calls) expect(messages, name).toHaveProperty(name);
  for (const [, name] of manifest.matchAll(/__MSG_(\w+)__/g)) expect(messages, name).toHaveProperty(name);
  const unused = Object.keys(messages).filter(
    (name) => !name.startsWith('reader_') && !asked.has(name) && !stems.some((stem) => name.startsWith(stem)),
  );
  expect(unused).toEqual([]);
});
