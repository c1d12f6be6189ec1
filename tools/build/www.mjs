/** The playground, in one file that needs nothing beside it. */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, transform } from 'esbuild';
import { inRoot } from '../lib/paths.mjs';
import { core } from './core.mjs';

const www = (...parts) => inRoot('www', ...parts);
const read = (...path) => readFileSync(inRoot(...path), 'utf8');

export async function buildPlayground() {
  const [code, style] = await Promise.all([script(), stylesheet()]);
  const html = read('www', 'index.html')
    .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy(code)}`)
    .replace(
      '  </head>',
      () => `    <link rel="icon" href="${icon()}" />\n<style>${style}</style>\n  </head>`,
    )
    .replace('  </body>', () => `<script>${code}</script>\n  </body>`);
  mkdirSync(inRoot('dist', 'www'), { recursive: true });
  writeFileSync(inRoot('dist', 'www', 'index.html'), html);
  return { path: 'www/index.html', size: Buffer.byteLength(html) };
}

/**
 * What the page may load is nothing, and the frames in it, which are of its own making, are under the same rule. Their
 * pages have styles of their own, so styles in the markup are allowed.
 */
function policy(code) {
  const hash = createHash('sha256').update(code).digest('base64');
  const rules = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${rules.join('; ')}" />`;
}

async function script() {
  const { outputFiles } = await build({
    entryPoints: [www('src', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: ['chrome120', 'firefox140'],
    charset: 'utf8',
    legalComments: 'inline',
    ...core,
    loader: { ...core.loader, '.css': 'text', '.png': 'dataurl', '.woff2': 'binary' },
    plugins: [demoPages],
    absWorkingDir: inRoot(),
    preserveSymlinks: true,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

async function stylesheet() {
  const look = read('extension', 'src', 'ui', 'look.css');
  const css = look + ['style', 'results', 'kinds'].map((name) => read('www', `${name}.css`)).join('');
  return (await transform(css, { loader: 'css', minify: true })).code;
}

function icon() {
  return `data:image/png;base64,${readFileSync(inRoot('extension', 'icons', 'icon-32.png')).toString('base64')}`;
}

const demoPages = {
  name: 'demo pages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^lede-demos$/ }, ({ path }) => ({ path, namespace: 'demos' }));
    onLoad({ filter: /.*/, namespace: 'demos' }, () => ({
      contents: JSON.stringify(demos()),
      loader: 'json',
    }));
  },
};

/** The tests' own pages, without what only tests read in them, and each with what it needs to be seen. */
export function demos() {
  const style = `<style>${read('www', 'demo.css')}</style>\n`;
  return JSON.parse(read('www', 'demos.json')).map(({ id, language, title, from }) => {
    const bare = read(from).replace(/ data-(?:unit|story|expect)(?:-\w+)*(?:="[^"]*")?(?=[\s/>])/g, '');
    const hasStyle = /<style|rel="stylesheet"/.test(bare);
    const html = withFiles(bare, dirname(inRoot(from)));
    return { id, language, title, html: hasStyle ? html : html.replace('</head>', () => `${style}</head>`) };
  });
}

function withFiles(html, folder) {
  return html
    .replace(/<link rel="stylesheet" href="([\w./-]+)" \/>/g, (_, path) => {
      return `<style>${readFileSync(join(folder, path), 'utf8')}</style>`;
    })
    .replace(/\bsrc="([\w./-]+\.svg)"/g, (_, path) => {
      const picture = readFileSync(join(folder, path), 'utf8');
      return `src="data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}"`;
    });
}
