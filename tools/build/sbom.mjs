/** A list of what is in the extension that is not ours, as CycloneDX: by what was bundled and what was compiled in. */

import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';
import { crates } from './crates.mjs';

const manifestOf = (...folder) => JSON.parse(readFileSync(inRoot(...folder, 'package.json'), 'utf8'));

/** The same build gives the same list: it has no number of its own and no date. */
export function writeSbom(packages) {
  const { version } = manifestOf();
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: 'lede',
        version,
        'bom-ref': 'lede',
        licenses: licences('MIT OR Apache-2.0'),
      },
    },
    components: [...packages.map(npmComponent), ...crates().map(crateComponent)],
  };
  const path = 'lede.cdx.json';
  const text = `${JSON.stringify(bom, null, 2)}\n`;
  writeFileSync(inRoot('dist', path), text);
  return { path, size: text.length };
}

function npmComponent(name) {
  const { version, license } = manifestOf('node_modules', name);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', name, version, 'bom-ref': purl, purl, licenses: licences(license) };
}

function crateComponent({ name, version, license }) {
  const purl = `pkg:cargo/${name}@${version}`;
  return { type: 'library', name, version, 'bom-ref': purl, purl, licenses: licences(license) };
}

/** Crates name alternatives with a slash, as was once usual. */
const licences = (expression) => [{ expression: expression.replaceAll('/', ' OR ') }];
