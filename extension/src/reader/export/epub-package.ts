/** The parts of an EPUB that say what is in it. */

import type { Article } from '../types';
import type { Picture } from './pictures';

export interface BookPicture extends Picture {
  /** Its path inside the book. */
  readonly name: string;
}

export function container(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;
}

export function packageDocument(
  article: Article,
  pictures: readonly BookPicture[],
  properties: readonly string[],
  saved: Date,
): string {
  const metadata = [
    `<dc:identifier id="id">${xml(article.url)}</dc:identifier>`,
    `<dc:title>${xml(article.title || article.host || article.url)}</dc:title>`,
    `<dc:language>${xml(article.language || 'und')}</dc:language>`,
    article.byline === '' ? '' : `<dc:creator>${xml(article.byline)}</dc:creator>`,
    article.siteName === '' ? '' : `<dc:publisher>${xml(article.siteName)}</dc:publisher>`,
    article.standfirst === '' ? '' : `<dc:description>${xml(article.standfirst)}</dc:description>`,
    /^\d{4}-\d{2}-\d{2}/.test(article.date) ? `<dc:date>${article.date.slice(0, 10)}</dc:date>` : '',
    `<dc:source>${xml(article.url)}</dc:source>`,
    `<meta property="dcterms:modified">${saved.toISOString().slice(0, 19)}Z</meta>`,
  ];
  const items = pictures.map(
    ({ name, type }, at) =>
      `<item id="picture-${at + 1}" href="${name}" media-type="${type}"${at === 0 ? ' properties="cover-image"' : ''}/>`,
  );
  const progression =
    article.direction === 'rtl' || article.writingMode === 'vertical-rl' ? ' page-progression-direction="rtl"' : '';
  const flags = properties.length > 0 ? ` properties="${properties.join(' ')}"` : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata.filter((line) => line !== '').join('\n')}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="story" href="story.xhtml" media-type="application/xhtml+xml"${flags}/>
<item id="style" href="style.css" media-type="text/css"/>
${items.join('\n')}
</manifest>
<spine${progression}><itemref idref="story"/></spine>
</package>
`;
}

export function navigation(
  article: Article,
  entries: readonly { id: string; text: string; level: number }[],
  contents: string,
  language: string,
): string {
  const title = xml(article.title || article.host || article.url);
  const items = entries.map(({ id, text }) => `<li><a href="story.xhtml#${xml(id)}">${xml(text)}</a></li>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(language)}" xml:lang="${xml(language)}">
<head><title>${title}</title></head>
<body><nav epub:type="toc"><h1>${xml(contents)}</h1><ol><li><a href="story.xhtml">${title}</a></li>${items.join('')}</ol></nav></body>
</html>
`;
}

export function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
