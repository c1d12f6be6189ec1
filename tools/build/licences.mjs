/** The licences of what is bundled and is not ours: each asks that its text goes along. */

import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';

const BUNDLED = [
  ['DOMPurify', 'dompurify'],
  ['fflate', 'fflate'],
  ['Turndown', 'turndown'],
  ['Turndown plugin for GitHub Flavored Markdown', '@joplin/turndown-plugin-gfm'],
  ['Atkinson Hyperlegible Next (typeface)', '@fontsource/atkinson-hyperlegible-next'],
];

export function thirdPartyLicences() {
  const parts = BUNDLED.map(([name, folder]) => {
    const { version } = JSON.parse(readFileSync(inRoot('node_modules', folder, 'package.json'), 'utf8'));
    const text = readFileSync(inRoot('node_modules', folder, 'LICENSE'), 'utf8').trim();
    const heading = `${name} ${version}`;
    return `${heading}\n${'='.repeat(heading.length)}\n\n${text}\n`;
  });
  return Buffer.from(parts.join('\n\n'));
}
