/** Books are valid by the standard's own validator, where it is installed. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { epub } from '../../src/reader/export/epub';
import type { Picture } from '../../src/reader/export/pictures';
import { compose, fixture } from './pages';

const PICTURE: Picture = {
  type: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};

/** Debian's package is a jar that may be run as it is only where the kernel knows how. */
const CHECKER = process.env['EPUBCHECK'] ?? '/usr/bin/epubcheck';

test.runIf(existsSync(CHECKER)).each(['everything', 'vertical', 'gallery'])(
  'the book of %s is valid',
  async (name) => {
    const article = compose(fixture(name));
    const pictures = [...article.body.querySelectorAll('img')].map((_, at) =>
      at % 3 === 2 ? null : PICTURE,
    );
    const folder = await mkdtemp(join(tmpdir(), 'lede-epub-'));
    try {
      const path = join(folder, `${name}.epub`);
      await writeFile(path, epub(article, pictures, new Date('2026-03-15T10:00:00Z')));
      const { stdout, stderr } = await promisify(execFile)('java', [
        '-XX:TieredStopAtLevel=1',
        '-jar',
        CHECKER,
        path,
      ]).catch((error: unknown) => error as { stdout: string; stderr: string });
      expect(`${stdout}${stderr}`).toContain('No errors or warnings detected');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
