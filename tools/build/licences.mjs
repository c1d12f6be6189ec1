/** The licences of what is in the extension and is not ours: each asks that its text goes along. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { crates } from './crates.mjs';

export function thirdPartyLicences(packages) {
  const bundled = packages.map((name) => {
    const folder = inRoot('node_modules', name);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { name, version, folder };
  });
  const parts = [...bundled, ...crates()].map(({ name, version, folder }) => {
    const heading = `${name} ${version}`;
    return `${heading}\n${'='.repeat(heading.length)}\n\n${licenceIn(folder, name)}\n`;
  });
  return Buffer.from(parts.join('\n\n'));
}

/** Of several that may be chosen from, the one that this project has chosen too. */
function licenceIn(folder, name) {
  const files = readdirSync(folder).filter((path) => /^(?:licen[cs]e|copying|unlicense)/i.test(path));
  const file = files.find((path) => /mit/i.test(path)) ?? files[0];
  if (!file) throw new Error(`${name} is in the extension and comes without the text of its licence.`);
  return readFileSync(join(folder, file), 'utf8').trim();
}
