import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { browserVariable, findBrowser } from './browsers.mjs';
import { cargoBin, inRoot, nodeBin, toolCache } from './paths.mjs';
import { Advice, outputOf, run, seconds, which } from './process.mjs';

const isRoot = process.getuid?.() === 0;

/** Brings the machine to where a task can run; every part does nothing when its work is already done. */
export async function setUp(needs) {
  checkNode();
  extendPath();
  const parts = { packages, compiler, rust, bindgen, wasmPack, chromium, chromedriver, firefox, geckodriver };
  for (const need of needs) await parts[need]();
  rmSync(scratch, { recursive: true, force: true });
}

export const forNode = ['packages'];
export const forRust = ['compiler', 'rust'];
export const forBuild = [...forNode, ...forRust, 'bindgen'];
/** wasm-pack takes wasm-bindgen from PATH if its version fits, and else downloads one. */
export const forWasm = [...forRust, 'bindgen', 'wasmPack'];

/** All that any task needs. */
export const everything = [...forBuild, 'wasmPack', 'chromium', 'chromedriver', 'firefox', 'geckodriver'];

function checkNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Advice(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
}

/** Puts what this project installs for itself ahead of what the machine has. */
export function extendPath() {
  const tools = [bindgenTool(), wasmPackTool, geckodriverTool].map((tool) => join(rootOf(tool), 'bin'));
  const known = (process.env.PATH ?? '').split(delimiter);
  const added = [...tools, nodeBin].filter((folder) => !known.includes(folder));
  const last = known.includes(cargoBin) ? [] : [cargoBin];
  process.env.PATH = [...added, ...known, ...last].join(delimiter);
}

function say(text) {
  console.log(`setup: ${text}`);
}

async function step(text, command, args, options = {}) {
  say(`${text} (${[command, ...args].join(' ')})`);
  const start = performance.now();
  const { code } = await run(command, args, options);
  if (code !== 0) {
    throw new Advice(
      `Setting up failed: ${text}.\nThis command failed with code ${code}; run it to see why:\n\n  ${[command, ...args].join(' ')}`,
    );
  }
  say(`done in ${seconds(start)}`);
}

// --- Node packages ---

async function packages() {
  if (!packagesAreFresh()) await step('installing Node packages', 'npm', ['ci', '--no-audit', '--no-fund']);
}

/** Whether node_modules holds exactly what the lockfile says, by npm's own record of what it installed. */
function packagesAreFresh() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    return installed[place] ? installed[place].version === version : optional === true;
  });
}

// --- Rust ---

async function compiler() {
  if (process.platform !== 'linux' || which('cc')) return;
  if (canUseApt()) return aptInstall('a C compiler, which Rust links with', ['gcc', 'libc6-dev']);
  throw new Advice(
    `Rust needs a C compiler to link with. Install one, for example:\n\n  ${sudo('apt-get install -y gcc libc6-dev')}`,
  );
}

async function rust() {
  const { channel, components, targets } = toolchainFile();
  if (rustIsComplete(targets)) return;
  if (!which('rustup')) {
    throw new Advice(
      'Lede is built with Rust, and neither rustup nor a complete toolchain was found.\n' +
        'Install rustup as https://rustup.rs says, then run this again.',
    );
  }
  const parts = [...components.flatMap((name) => ['-c', name]), ...targets.flatMap((name) => ['-t', name])];
  const args = ['toolchain', 'install', channel, '--profile', 'minimal', '--no-self-update', ...parts];
  await step(`installing Rust ${channel}`, 'rustup', args);
  // rustup leaves a toolchain it finds installed as it is, without the parts that are asked for here.
  if (!rustIsComplete(targets)) {
    await step('adding Rust components', 'rustup', [
      'component',
      'add',
      '--toolchain',
      channel,
      ...components,
    ]);
    await step('adding Rust targets', 'rustup', ['target', 'add', '--toolchain', channel, ...targets]);
  }
}

function rustIsComplete(targets) {
  const { channel } = toolchainFile();
  // With rustup, the proxy in PATH would start to download by itself; this asks only for what is there.
  const sysroot = which('rustup')
    ? outputOf('rustup', ['run', channel, 'rustc', '--print', 'sysroot'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    : outputOf('rustc', ['--print', 'sysroot'], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (!sysroot) return false;
  const ending = process.platform === 'win32' ? '.exe' : '';
  const programs = ['cargo', 'cargo-clippy', 'rustfmt'].map((name) => join(sysroot, 'bin', name + ending));
  const libraries = targets.map((target) => join(sysroot, 'lib', 'rustlib', target, 'lib'));
  return [...programs, ...libraries].every((path) => existsSync(path));
}

function toolchainFile() {
  const text = readFileSync(inRoot('rust-toolchain.toml'), 'utf8');
  const list = (key) => [
    ...(text.match(new RegExp(`^${key} *= *\\[(.*)\\]`, 'm'))?.[1] ?? '').matchAll(/"([^"]+)"/g),
  ];
  return {
    channel: text.match(/^channel *= *"([^"]+)"/m)?.[1] ?? 'stable',
    components: list('components').map((match) => match[1]),
    targets: list('targets').map((match) => match[1]),
  };
}

// --- Programs built by cargo ---

const wasmPackTool = { name: 'wasm-pack', version: '0.15.1', program: 'wasm-pack' };
const geckodriverTool = { name: 'geckodriver', version: '0.37.1', program: 'geckodriver' };

/** wasm-bindgen's program and crate must be of one version, and the lockfile has the crate's. */
function bindgenTool() {
  const lock = readFileSync(inRoot('Cargo.lock'), 'utf8');
  const version = lock.match(/name = "wasm-bindgen"\nversion = "([^"]+)"/)?.[1];
  return { name: 'wasm-bindgen-cli', version, program: 'wasm-bindgen' };
}

const bindgen = () => cargoTool(bindgenTool());
const wasmPack = () => cargoTool(wasmPackTool);
const geckodriver = () => cargoTool(geckodriverTool);

function rootOf({ name, version }) {
  return join(toolCache, `${name}-${version}`);
}

/**
 * These programs only help to build and test, so they are compiled for a quick start rather than for speed. One
 * target folder lets them share the crates they have in common; it is apart from this project's own, whose flags
 * must not reach them.
 */
async function cargoTool(tool) {
  const { name, version, program } = tool;
  const present = outputOf(program, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (present?.split(/\s+/).includes(version)) return;
  mkdirSync(toolCache, { recursive: true });
  const args = ['install', name, '--version', version, '--locked', '--root', rootOf(tool)];
  await step(`building ${name} ${version}, once, one to two minutes`, 'cargo', args, {
    env: {
      ...process.env,
      CARGO_TARGET_DIR: scratch,
      CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
      CARGO_PROFILE_RELEASE_LTO: 'off',
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
      CARGO_PROFILE_RELEASE_DEBUG: 'false',
      RUSTFLAGS: '',
    },
  });
}

// Of this run alone: another one, of another checkout, clears away its own while this may still be building.
const scratch = join(toolCache, `build-${process.pid}`);

// --- Browsers ---

const chromium = () => browser('chromium', 'chromium');
const firefox = () => browser('firefox', 'firefox-esr');

async function browser(name, packageName) {
  if (findBrowser(name)) return;
  if (canUseApt()) await aptInstall(`a browser to test in: ${packageName}`, [packageName]);
  if (!findBrowser(name)) throw new Advice(browserAdvice(name));
}

/** wasm-pack drives Chromium by it; where no package manager has it, wasm-pack fetches one that fits. */
async function chromedriver() {
  if (which('chromedriver') || !canUseApt() || findBrowser('chromium') !== '/usr/bin/chromium') return;
  await aptInstall('the driver of Chromium', ['chromium-driver']);
}

function browserAdvice(name) {
  const variable = browserVariable(name);
  const packageName = name === 'firefox' ? 'firefox-esr' : 'chromium chromium-driver';
  const title = name === 'firefox' ? 'Firefox' : 'Chromium';
  const how = {
    darwin: `brew install --cask ${name}`,
    win32: `winget install ${name === 'firefox' ? 'Mozilla.Firefox' : 'Hibbiki.Chromium'}`,
  };
  const install = isUbuntu()
    ? `  As an archive or a package from its maker: Ubuntu's own is a snap, which no driver can start.\n\n`
    : `  ${how[process.platform] ?? sudo(`apt-get install -y ${packageName}`)}\n\n`;
  return (
    `${title} was not found on PATH or where it is usually installed. Install it:\n\n${install}` +
    `or set ${variable} to the program if it is installed elsewhere.`
  );
}

// --- apt ---

/** Only Debian's own packages are whole browsers; Ubuntu's start snaps, which no driver can. */
function canUseApt() {
  return isRoot && which('apt-get') !== undefined && !isUbuntu();
}

function isUbuntu() {
  return existsSync('/etc/os-release') && /^ID="?ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));
}

let aptIsUpdated = false;

async function aptInstall(what, names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!aptIsUpdated) await step('reading the package lists', 'apt-get', ['update', '-q'], { env });
  aptIsUpdated = true;
  await step(`installing ${what}`, 'apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], {
    env,
  });
}

const sudo = (command) => (isRoot ? command : `sudo ${command}`);
