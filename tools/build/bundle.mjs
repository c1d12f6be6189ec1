/** The scripts, pages and pictures of the extension, as files in memory. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../lib/paths.mjs';
import { core } from './core.mjs';
import { thirdPartyLicences } from './licences.mjs';

const source = (...parts) => inRoot('extension', ...parts);

/**
 * One bundle a context. The reader is apart from the content script, which every page must parse: it is several
 * times as large and most pages are never read in it.
 */
const scripts = {
  'content.js': source('src', 'content', 'main.ts'),
  'reader.js': source('src', 'content', 'reader-bundle.ts'),
  'tools.js': source('src', 'picker', 'bundle.ts'),
  'background.js': source('src', 'background', 'main.ts'),
  'popup.js': source('src', 'popup', 'main.ts'),
  'options.js': source('src', 'options', 'main.ts'),
  'welcome.js': source('src', 'welcome', 'main.ts'),
};

/** The files, and the names of the packages of others that are in them. */
export async function bundle() {
  const parts = await Promise.all(
    Object.entries(scripts).map(async ([path, entryPoint]) => ({ path, ...(await script(entryPoint)) })),
  );
  const packages = [...new Set(parts.flatMap((part) => part.packages))].sort();
  const files = [
    ...parts.map(({ path, contents }) => ({ path, contents })),
    ...['look.css', 'sample.css'].map((name) => file(name, source('src', 'ui', name))),
    file('rules.css', source('src', 'rules', 'editor.css')),
    ...(await Promise.all(
      ['popup', 'options', 'welcome'].flatMap((page) => [
        file(`${page}.html`, source('src', page, `${page}.html`)),
        stylesheet(`${page}.css`, source('src', page, `${page}.css`)),
      ]),
    )),
    ...folder('icons', '.png'),
    ...locales(),
    file('LICENSE-MIT', inRoot('LICENSE-MIT')),
    file('LICENSE-APACHE', inRoot('LICENSE-APACHE')),
    { path: 'LICENSES-THIRD-PARTY', contents: thirdPartyLicences(packages) },
  ].filter(Boolean);
  return { files, packages };
}

/** A stylesheet with all that it imports. */
async function stylesheet(path, entryPoint) {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    target: ['chrome120', 'firefox140'],
    charset: 'utf8',
    absWorkingDir: inRoot(),
    preserveSymlinks: true,
    logLevel: 'warning',
  });
  return { path, contents: Buffer.from(outputFiles[0].contents) };
}

async function script(entryPoint) {
  const { outputFiles, metafile } = await build({
    metafile: true,
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox140'],
    charset: 'utf8',
    legalComments: 'inline',
    ...core,
    loader: { ...core.loader, '.woff2': 'binary' },
    define: {
      ...core.define,
      LEDE_PHRASE_LANGUAGES: JSON.stringify(names(inRoot('src', 'lexicon', 'data'))),
      LEDE_INTERFACE_LANGUAGES: JSON.stringify(names(source('_locales'))),
    },
    absWorkingDir: inRoot(),
    // The bundle names its modules by their paths: those below here, wherever they really lie.
    preserveSymlinks: true,
    logLevel: 'warning',
  });
  return { contents: Buffer.from(outputFiles[0].contents), packages: packagesOf(metafile) };
}

function packagesOf({ inputs }) {
  const names = Object.keys(inputs).map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]);
  return names.filter(Boolean);
}

function file(path, from) {
  try {
    return { path, contents: readFileSync(from) };
  } catch (error) {
    if (error.code === 'ENOENT' && path.startsWith('LICENSE')) return undefined;
    throw error;
  }
}

function folder(name, ending) {
  const names = readdirSync(source(name)).filter((path) => path.endsWith(ending));
  return names.map((path) => file(`${name}/${path}`, source(name, path)));
}

/** A browser in Portugal looks for `pt`, and Chromium's store takes only `pt_BR`: one text serves both. */
const alsoAs = { pt_BR: ['pt'] };

/** The languages that the files or folders of a folder are named for. */
function names(path) {
  return readdirSync(path)
    .map((name) => name.replace(/\.tsv$/, '').replace('_', '-'))
    .sort();
}

function locales() {
  return readdirSync(source('_locales')).flatMap((language) =>
    [language, ...(alsoAs[language] ?? [])].map((name) =>
      file(`_locales/${name}/messages.json`, join(source('_locales'), language, 'messages.json')),
    ),
  );
}
