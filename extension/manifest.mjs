/** The one source of the manifests of all browsers. */

const common = {
  manifest_version: 3,
  name: '__MSG_extensionName__',
  description: '__MSG_extensionDescription__',
  default_locale: 'en',
  // Nothing here lets Lede see a page that it was not called on: all sites are for the person to grant.
  permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'],
  icons: icons('icon'),
  action: {
    default_title: '__MSG_extensionName__',
    default_popup: 'popup.html',
    default_icon: icons('icon'),
  },
  options_ui: { page: 'options.html', open_in_tab: true },
  commands: {
    'toggle-clean': {
      suggested_key: { default: 'Alt+Shift+L' },
      description: '__MSG_commandClean__',
    },
    'toggle-reader': {
      // Alt+Shift+R is Chromium's own.
      suggested_key: { default: 'Alt+Shift+E' },
      description: '__MSG_commandReader__',
    },
    // No keys of their own: the person gives them some if they are used often.
    'hide-this': { description: '__MSG_commandHide__' },
    'show-hidden': { description: '__MSG_commandHidden__' },
  },
  content_security_policy: {
    // Extension pages load their own files and nothing else; the core is compiled in the background.
    extension_pages:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
};

const everySite = ['<all_urls>'];

/** Each browser is named only the background that it runs, and so warns of nothing. */
const perBrowser = {
  chrome: {
    minimum_chrome_version: '120',
    background: { service_worker: 'background.js' },
  },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'lede@lede-extension.github.io',
        // The first that knows data_collection_permissions.
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
};

/** `test` grants all sites in the manifest, as no test can answer the browser's question. */
export function manifestFor({ browser, test, version }) {
  const hosts = test ? { host_permissions: everySite } : { optional_host_permissions: everySite };
  return { ...common, version, ...hosts, ...perBrowser[browser] };
}

function icons(name) {
  return Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${name}-${size}.png`]));
}
