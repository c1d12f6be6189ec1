/** Handing a file to the person, without a permission and without the page's knowledge. */

import { createElement } from '../dom/safe';

const LONGEST_NAME = 80;

export function save(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = createElement(document, 'a') as HTMLAnchorElement;
  link.href = address;
  link.download = name;
  // Not in the page, so that none of its listeners hears of it.
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** A name that every file system takes. */
export function fileName(title: string, extension: string): string {
  const stem = [...title.normalize('NFC').replace(/[\p{Cc}\p{Cf}\\/:*?"<>|#%{}~&]+/gu, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  return `${stem === '' || reserved ? 'story' : stem}.${extension}`;
}
