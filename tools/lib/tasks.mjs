const lint = ['rustfmt', 'clippy', 'clippyWasm', 'typecheck', 'eslint', 'prettier'];
const wasm = ['wasmNode', 'wasmChromium', 'wasmFirefox'];
/** The browsers load what was built, and the command line is compared with what they say. */
const endToEnd = ['build', 'native', 'e2eChromium', 'e2eFirefox'];

export const quickSteps = [
  'rustfmt',
  'clippy',
  'clippyWasm',
  'rust',
  'typecheck',
  'eslintFromMemory',
  'prettierFromMemory',
  'unit',
];

export const allSteps = [
  ...lint,
  'rust',
  'docs',
  'unit',
  ...wasm,
  'build',
  'webExtLint',
  'npmPackage',
  'native',
  'e2eChromium',
  'e2eFirefox',
];

export const tasks = {
  build: ['build'],
  'build-for-amo': ['buildForAmo'],
  format: ['formatRust', 'formatRest'],
  lint: [...lint, 'build', 'webExtLint'],
  typecheck: ['typecheck'],
  rust: ['rust', 'docs'],
  wasm,
  unit: ['unit'],
  package: ['build', 'npmPackage'],
  e2e: endToEnd,
  bench: ['build', 'bench', 'peers'],
  quality: ['native', 'quality'],
};
