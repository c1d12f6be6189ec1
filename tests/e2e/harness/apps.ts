/** The applications of `tests/fixtures/apps`, as a server renders them and as they run in a page. */

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle, type BuildOptions, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { inRoot } from '../../../tools/lib/paths.mjs';

export const FRAMEWORKS = ['react', 'vue', 'svelte'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

const FOLDER = inRoot('tests', 'fixtures', 'apps');

export interface BuiltApp {
  /** The HTML that a server sends inside of the root. */
  readonly html: string;
  /** Leaves `hydrate` and `mount` on the window as `start`. */
  readonly script: string;
}

export async function buildApp(framework: Framework): Promise<BuiltApp> {
  const ending = framework === 'react' ? 'jsx' : 'js';
  const [client, server] = await Promise.all([
    bundled(`export * from './${framework}.${ending}';`, {
      platform: 'browser',
      format: 'iife',
      globalName: 'start',
    }),
    bundled(`export * from './${framework}-server.${ending}';`, { platform: 'node', format: 'cjs' }),
  ]);
  return { html: await rendered(framework, server), script: client };
}

async function bundled(contents: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await bundle({
    stdin: { contents, resolveDir: FOLDER, loader: 'js' },
    bundle: true,
    write: false,
    minify: true,
    jsx: 'automatic',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false' },
    conditions: options.platform === 'browser' ? ['browser', 'production'] : ['production'],
    plugins: [svelte(options.platform === 'browser' ? 'client' : 'server')],
    absWorkingDir: inRoot(),
    logLevel: 'error',
    ...options,
  });
  const [output] = outputFiles ?? [];
  if (!output) throw new Error('esbuild gave no output.');
  return output.text;
}

const svelte = (generate: 'client' | 'server'): Plugin => ({
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: compile(source, { generate, filename: path }).js.code, loader: 'js' };
    });
  },
});

async function rendered(framework: Framework, server: string): Promise<string> {
  const path = join(inRoot('target'), `app-${framework}-${String(process.pid)}.cjs`);
  await writeFile(path, server);
  try {
    const { default: app } = (await import(pathToFileURL(path).href)) as {
      default: { render(): string | Promise<string> };
    };
    return await app.render();
  } finally {
    await rm(path);
  }
}
