import { expect, test } from 'vitest';
import { manifestFor } from '../../extension/manifest.mjs';

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

test.each(manifests)('options have a tab of their own', (manifest) => {
  expect(manifest.options_ui).toEqual({ page: 'options.html', open_in_tab: true });
});
