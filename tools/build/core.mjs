/** How a bundle comes by the core: its binding and, as base64, its module. */

import { inRoot } from '../lib/paths.mjs';

export const core = {
  loader: { '.wasm': 'base64' },
  alias: {
    'lede-core/bytes': inRoot('pkg', 'lede_bg.wasm'),
    'lede-core': inRoot('pkg', 'lede.js'),
  },
  // Only the loader that fetches the module asks for its own address, and it is not used.
  define: { 'import.meta.url': '""' },
};
