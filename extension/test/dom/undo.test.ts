import { describe, expect, test } from 'vitest';
import { applyFindings, checkNumbering, PageChanged } from '../../src/dom/apply';
import { takeSnapshot } from '../../src/dom/snapshot';
import { KINDS, type Finding } from '../../src/shared/analysis';
import { EVERYTHING, analysisOf, finding, nodesOf, numberOf, page, sourceOf } from '../page';
import { Random } from '../random';

const NAMES = [
  'div',
  'p',
  'section',
  'ul',
  'li',
  'b',
  'a',
  'ins',
  'figure',
  'table',
  'svg',
  'template',
  'form',
];
const TEXTS = ['', ' ', 'One two three. ', '\n\t', 'Read also: ', 'é ü 漢字 🙂'];

function grow(document: Document, parent: Node, random: Random, depth: number): void {
  for (let left = random.below(5); left > 0; left -= 1) {
    const kind = random.below(10);
    if (kind < 5 && depth < 6) {
      const element = document.createElement(random.pick(NAMES));
      if (random.chance(20)) element.setAttribute('data-lede', random.pick(['', 'mine', 'ad', 'scroll']));
      if (random.chance(30)) element.setAttribute('style', 'display: block !important');
      parent.appendChild(element);
      grow(document, element, random, depth + 1);
    } else if (kind < 9) {
      parent.appendChild(document.createTextNode(random.pick(TEXTS)));
    } else {
      parent.appendChild(document.createComment(' a note '));
    }
  }
}

function findingsIn(document: Document, random: Random): Finding[] {
  const count = document.querySelectorAll('*').length;
  return Array.from({ length: random.below(12) }, () =>
    random.chance(50)
      ? finding({ type: 'element', element: random.below(count + 2) }, random.pick(KINDS))
      : finding(
          {
            type: 'textRun',
            parent: random.below(count),
            firstChild: random.below(5),
            length: 1 + random.below(3),
          },
          random.pick(KINDS),
        ),
  );
}

const isSame = (nodes: readonly Node[], others: readonly Node[]): boolean =>
  nodes.length === others.length && nodes.every((node, at) => node === others[at]);

describe('undo', () => {
  test(
    'gives back the same nodes with the same source, on a hundred and fifty random pages',
    { timeout: 60_000 },
    () => {
      let hidden = 0;
      for (let seed = 1; seed <= 150; seed += 1) {
        const random = new Random(seed);
        const document = page('');
        grow(document, document.body, random, 0);
        const source = sourceOf(document);
        const nodes = nodesOf(document);

        for (let round = 0; round < 3; round += 1) {
          const findings = findingsIn(document, random);
          const snapshot = takeSnapshot(document.documentElement);
          const { hiding } = applyFindings(document, findings, snapshot, EVERYTHING);
          if (sourceOf(document) !== source) hidden += 1;
          expect(isSame(nodesOf(document), nodes), `nodes while cleaned, seed ${seed}`).toBe(true);
          hiding.undo();
          expect(sourceOf(document), `source, seed ${seed}`).toBe(source);
          expect(isSame(nodesOf(document), nodes), `nodes, seed ${seed}`).toBe(true);
        }
      }
      // Else the test would have shown nothing.
      expect(hidden).toBeGreaterThan(150);
    },
  );

  test('leaves alone what the page has changed meanwhile', () => {
    const document = page('<div>Read also: <a>a story</a></div><p id="p">Words</p>');
    const findings = [
      finding({ type: 'textRun', parent: numberOf(document, 'div'), firstChild: 0, length: 1 }, 'teaser'),
      finding({ type: 'element', element: numberOf(document, '#p') }),
    ];
    const { hiding } = applyFindings(document, findings, takeSnapshot(document.documentElement), EVERYTHING);
    const text = document.querySelector('div')?.firstChild as Text;
    expect(text.data).toBe('');
    text.data = 'By the page';
    document.querySelector('#p')?.setAttribute('data-lede', 'by the page');
    hiding.undo();
    expect(text.data).toBe('By the page');
    expect(document.querySelector('#p')?.getAttribute('data-lede')).toBe('by the page');
  });

  test('works on a form whose fields bear the names of its properties', () => {
    const fields = [
      'attributes',
      'setAttribute',
      'removeAttribute',
      'parentNode',
      'childNodes',
      'firstChild',
    ];
    const document = page(
      `<div><form>${fields.map((name) => `<input name="${name}">`).join('')}</form></div><p>Words</p>`,
    );
    const source = sourceOf(document);
    const { hiding, counts } = applyFindings(
      document,
      [finding({ type: 'element', element: numberOf(document, 'form') }, 'newsletter')],
      takeSnapshot(document.documentElement),
      EVERYTHING,
    );
    expect(counts.newsletter).toBe(1);
    expect(document.querySelector('form')?.outerHTML).toContain('data-lede="newsletter"');
    hiding.undo();
    expect(sourceOf(document)).toBe(source);
  });
});

describe('applying', () => {
  test('never hides the page itself', () => {
    const document = page('<p>Words</p>');
    const source = sourceOf(document);
    const findings = ['html', 'head', 'body'].map((name) =>
      finding({ type: 'element', element: numberOf(document, name) }),
    );
    const { counts } = applyFindings(document, findings, takeSnapshot(document.documentElement), EVERYTHING);
    expect(counts.ad).toBe(0);
    expect(sourceOf(document)).toBe(source);
  });

  test('hides only the kinds that are wanted, and counts what it hides', () => {
    const document = page('<p id="a">Buy</p><p id="b">Comments</p><p id="c">Buy</p>');
    const findings = [
      finding({ type: 'element', element: numberOf(document, '#a') }),
      finding({ type: 'element', element: numberOf(document, '#b') }, 'comments'),
      finding({ type: 'element', element: numberOf(document, '#c') }),
    ];
    const { counts } = applyFindings(document, findings, takeSnapshot(document.documentElement), {
      ...EVERYTHING,
      hides: (kind) => kind !== 'comments',
    });
    expect(counts).toMatchObject({ ad: 2, comments: 0 });
    expect(document.querySelector('#b')?.hasAttribute('data-lede')).toBe(false);
  });

  test('refuses an analysis of another page', () => {
    const document = page('<p>Words</p>');
    const analysis = analysisOf(document, []);
    const snapshot = takeSnapshot(document.documentElement);
    expect(() => {
      checkNumbering(analysis, snapshot);
    }).not.toThrow();
    expect(() => {
      checkNumbering({ ...analysis, elementCount: analysis.elementCount + 1 }, snapshot);
    }).toThrow(PageChanged);
  });
});
