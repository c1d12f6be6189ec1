import { expect, test } from 'vitest';
import { runsScripts, unsupported } from '../../src/content/support';
import { page } from '../page';

const parsed = (source: string, type: DOMParserSupportedType = 'text/html'): Document =>
  new DOMParser().parseFromString(source, type);

test.each([
  ['a page', parsed('<p>Words</p>'), undefined],
  ['a page of one picture', parsed('<img src="a.png">'), undefined],
  ['XML', parsed('<feed/>', 'application/xml'), 'xml'],
  [
    'XHTML served as XML',
    parsed('<html xmlns="http://www.w3.org/1999/xhtml"/>', 'application/xhtml+xml'),
    'xml',
  ],
  ['a drawing', parsed('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'), 'xml'],
  ['frames', parsed('<frameset><frame></frameset>'), 'frameset'],
  ['nothing', parsed(''), 'empty'],
  ['white space and a comment', parsed('<body> \n <!-- nothing --></body>'), 'empty'],
] as const)('%s', (_, document, reason) => {
  expect(unsupported(document)).toBe(reason);
});

test.each([
  ['text/plain', 'rawText'],
  ['application/json', 'rawText'],
  ['image/png', 'viewer'],
  ['application/pdf', 'viewer'],
  ['application/octet-stream', 'notHtml'],
])('a document of type %s', (type, reason) => {
  const document = page('<p>Words</p>');
  const own = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType');
  if (!own) throw new Error('no contentType');
  Object.defineProperty(Document.prototype, 'contentType', { ...own, get: () => type });
  try {
    expect(unsupported(document)).toBe(reason);
  } finally {
    Object.defineProperty(Document.prototype, 'contentType', own);
  }
});

test('a page whose scripts are blocked shows what it keeps for that case', () => {
  expect(runsScripts(page('<p>Words</p>'))).toBe(true);
  // A parsed document runs no scripts, so its noscript holds elements.
  expect(runsScripts(page('<noscript><img></noscript>'))).toBe(false);
});
