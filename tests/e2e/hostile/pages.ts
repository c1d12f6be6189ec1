/** Pages that mean harm, or that no one would write: each a document with a story, an advertisement and a twist. */

import type { AddedPage } from '../../../tools/lib/server.mjs';

export interface Hostile {
  readonly page: AddedPage;
  /** What may come of it; by default the page is cleaned. */
  readonly ends?: readonly ('cleaned' | 'nothing' | 'unsupported' | 'error')[];
  /** Whether it changes by itself, so that only Lede's own traces can be looked for. */
  readonly restless?: boolean;
}

const sentence = 'The tide came in twice a day, and twice a day the miller rose to meet it. ';
const paragraphs = `<p>${sentence.repeat(6)}</p>`.repeat(6);
const story = `<article id="story"><h1>The miller of Sorrel Sound</h1>${paragraphs}</article>`;
const slot =
  '<div class="ad-container"><span>Advertisement</span><ins class="adsbygoogle" style="display:block">Buy</ins></div>';

/** Taken while they are still what the browser made them. */
const LIBRARY = `
  (() => {
    const getter = (of, name) => Object.getOwnPropertyDescriptor(of, name).get;
    const root = getter(Document.prototype, 'documentElement');
    const outer = getter(Element.prototype, 'outerHTML');
    const find = Document.prototype.querySelector;
    const click = HTMLElement.prototype.click;
    const visible = Element.prototype.checkVisibility;
    const { call } = Function.prototype;
    const bound = (f) => call.bind(f);
    const [rootOf, outerOf, findIn, clickOn, isVisible] = [root, outer, find, click, visible].map(bound);
    window.probe = {
      before: '',
      clicks: 0,
      html: () => outerOf(rootOf(document)),
      click: () => clickOn(findIn(document, '#works')),
      shows: (selector) => { const found = findIn(document, selector); return found !== null && isVisible(found); },
    };
  })();`;

/** A script as it can stand in a document. */
const escaped = (script: string): string => script.replace(/<(?=[/!])/g, '\\x3c');

/** A page with these parts; `script` runs at its end, and what it is then is what undo must give back. */
export function hostile(
  {
    body = '',
    script = '',
    head = '',
    headers = {},
  }: Partial<Record<'body' | 'script' | 'head', string>> & {
    headers?: Record<string, string>;
  },
  rest: Omit<Hostile, 'page'> = {},
): Hostile {
  const works = '<button id="works" type="button" onclick="probe.clicks += 1">Count</button>';
  const html =
    `<!doctype html><html><head><meta charset="utf-8"><title>A page</title><script>${LIBRARY}</script>${head}</head>` +
    `<body>${works}${story}${slot}${body}<script>${escaped(script)};probe.before = probe.html();</script></body></html>`;
  return { page: { body: html, headers }, ...rest };
}

/** Everything that a script may ask of a node or of a document. */
const ASKED = [
  ...[
    'parentNode',
    'childNodes',
    'children',
    'firstChild',
    'nextSibling',
    'nodeType',
    'nodeName',
    'localName',
  ],
  ...[
    'attributes',
    'getAttribute',
    'setAttribute',
    'removeAttribute',
    'hasAttribute',
    'outerHTML',
    'innerHTML',
  ],
  ...[
    'textContent',
    'namespaceURI',
    'isConnected',
    'ownerDocument',
    'querySelector',
    'querySelectorAll',
    'matches',
  ],
  ...[
    'style',
    'hidden',
    'id',
    'className',
    'classList',
    'remove',
    'append',
    'contains',
    'closest',
    'shadowRoot',
  ],
  ...['body', 'head', 'documentElement', 'defaultView', 'URL', 'contentType', 'readyState', 'createElement'],
  ...['adoptedStyleSheets', 'addEventListener', 'dispatchEvent', 'implementation', 'title', 'cookie', 'all'],
  ...['getElementsByTagName', 'compareDocumentPosition', 'scrollHeight', 'getClientRects', 'checkVisibility'],
];

const inputs = ASKED.map((name) => `<input name="${name}" hidden>`).join('');
const images = ASKED.map((name) => `<img name="${name}" alt="" hidden>`).join('');
const forms = ASKED.map((name) => `<form name="${name}"></form>`).join('');

export const clobbering: Record<string, Hostile> = {
  'a form whose fields bear the names of its properties': hostile({
    body: `<form class="newsletter">${inputs}<div class="ad-slot">Advertisement</div></form>`,
  }),
  'images that bear the names of the document’s properties': hostile({ body: images }),
  'forms that bear the names of the document’s properties': hostile({ body: forms }),
  'the story inside a form of such fields': hostile({
    script: `
      const form = Document.prototype.createElement.call(document, 'form');
      const story = document.getElementById('story');
      story.replaceWith(form);
      form.innerHTML = ${JSON.stringify(inputs)};
      Element.prototype.append.call(form, story);`,
  }),
  'frames and anchors that bear the names of globals': hostile({
    body: '<iframe name="chrome" srcdoc=""></iframe><a id="browser"></a><a id="Node"></a><a id="Reflect"></a><a id="performance"></a>',
  }),
};

export const lying: Record<string, Hostile> = {
  'prototypes whose methods throw': hostile({
    script: `
      const refuse = () => { throw new Error('no'); };
      for (const of of [Element.prototype, Node.prototype, Document.prototype, CharacterData.prototype, EventTarget.prototype]) {
        for (const name of Object.getOwnPropertyNames(of)) {
          const { configurable } = Object.getOwnPropertyDescriptor(of, name);
          if (configurable && name !== 'constructor') Object.defineProperty(of, name, { get: refuse, set: refuse });
        }
      }`,
  }),
  'getters that lie': hostile({
    script: `
      const lie = (of, name, value) => Object.defineProperty(of, name, { get: () => value });
      lie(Element.prototype, 'outerHTML', '<p>nothing</p>');
      lie(Node.prototype, 'textContent', 'lies');
      lie(Node.prototype, 'parentNode', null);
      lie(Document.prototype, 'documentElement', document.createElement('html'));
      lie(Document.prototype, 'contentType', 'image/png');
      lie(Document.prototype, 'readyState', 'loading');
      Element.prototype.getAttribute = () => 'ad';
      Element.prototype.querySelectorAll = () => [];`,
  }),
  'built-in objects that are no longer what they were': hostile({
    script: `
      // What the drivers of the tests need in the page is left to them.
      String.prototype.trim = String.prototype.toLowerCase = () => 'lies';
      RegExp.prototype.exec = () => { throw new Error('no'); };
      Map.prototype.get = WeakMap.prototype.get = () => undefined;
      Reflect.get = () => undefined;
      window.MutationObserver = class { observe() { throw new Error('no'); } };
      window.setTimeout = () => 0;
      window.getComputedStyle = () => { throw new Error('no'); };`,
  }),
  'a setter on Object.prototype that listens in': hostile({
    script: `
      for (const name of ['type', 'answer', 'failure', 'state', 'findings', 'element', 'signal', 'once']) {
        Object.defineProperty(Object.prototype, name, { get() { return 'lie'; }, set() { throw new Error('no'); }, configurable: true });
      }`,
  }),
  'a document whose stylesheets cannot be had': hostile({
    script: `Object.defineProperty(document, 'adoptedStyleSheets', { get() { throw new Error('no'); } });`,
  }),
  'prototypes that are frozen': hostile({
    script: `for (const of of [Element, Node, Document, Text, CSSStyleSheet, Array, Object, Promise]) Object.freeze(of.prototype);`,
  }),
};

export const fighting: Record<string, Hostile> = {
  'a page that takes every mark off again': hostile(
    {
      script: `
        new MutationObserver((records) => {
          for (const { target } of records) target.removeAttribute('data-lede');
        }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-lede'] });`,
    },
    { ends: ['cleaned', 'nothing'] },
  ),
  'a page that shows again what is hidden, ten times a second': hostile(
    {
      script: `
        setInterval(() => {
          for (const one of document.querySelectorAll('.ad-container')) {
            if (one.offsetParent === null) { one.removeAttribute('data-lede'); one.style.setProperty('display', 'block', 'important'); }
          }
        }, 100);`,
    },
    { restless: true, ends: ['cleaned', 'nothing'] },
  ),
  'a page that puts a copy in the place of what is hidden': hostile(
    {
      script: `
        let times = 0;
        new MutationObserver((records) => {
          for (const { target } of records) if (target.hasAttribute('data-lede') && (times += 1) < 200) {
            const copy = target.cloneNode(true); copy.removeAttribute('data-lede'); target.replaceWith(copy);
          }
        }).observe(document, { attributes: true, subtree: true });`,
    },
    { restless: true, ends: ['cleaned', 'nothing'] },
  ),
  'a page that throws away the stylesheets of others': hostile({
    script: `setInterval(() => { document.adoptedStyleSheets = []; }, 20);`,
  }),
  'a page whose every mutation makes another, for ever': hostile(
    {
      body: '<ul id="bomb"></ul>',
      script: `
        const bomb = document.getElementById('bomb');
        new MutationObserver(() => {
          setTimeout(() => { bomb.append(document.createElement('li')); if (bomb.childElementCount > 500) bomb.replaceChildren(); });
        }).observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
        bomb.append('fuse');`,
    },
    { restless: true },
  ),
  'a page that adds five hundred advertisements a second': hostile(
    {
      script: `
        let left = 1500;
        const add = () => {
          for (let i = 0; i < 25 && left > 0; i += 1, left -= 1) document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(slot)});
          if (left > 0) setTimeout(add, 50);
        };
        add();`,
    },
    { restless: true },
  ),
  'a page that bears the marks already': hostile({
    body: '<p data-lede="ad" id="marked">Marked by the page.</p><p data-lede="">Too.</p><p data-lede="scroll">And this.</p>',
  }),
  'a page that says goodbye in the extension’s name': hostile({
    script: `setInterval(() => document.dispatchEvent(new Event('lede-leave')), 10);`,
  }),
};

export const customElements: Record<string, Hostile> = {
  'custom elements that throw whatever is done to them': hostile({
    body: '<bad-box class="ad-slot">Advertisement</bad-box><div class="ad-container"><bad-box>Sponsored</bad-box></div>',
    script: `
      addEventListener('error', (event) => event.preventDefault());
      const fail = () => { throw new Error('no'); };
      customElements.define('bad-box', class extends HTMLElement {
        static observedAttributes = ['data-lede', 'class', 'style', 'hidden'];
        connectedCallback() { fail(); }
        disconnectedCallback() { fail(); }
        attributeChangedCallback() { fail(); }
      });`,
  }),
  'a custom element that leaves when it is marked': hostile(
    {
      body: '<shy-box class="ad-slot" style="display:block">Advertisement</shy-box>',
      script: `
        customElements.define('shy-box', class extends HTMLElement {
          static observedAttributes = ['data-lede'];
          attributeChangedCallback() { this.remove(); }
        });`,
    },
    { restless: true },
  ),
  'shadow roots, open and closed, with slots': hostile({
    body: '<div id="host"><p slot="one">Slotted words.</p></div><div id="shut">Light</div>',
    script: `
      const open = document.getElementById('host').attachShadow({ mode: 'open' });
      open.innerHTML = '<div class="ad-slot">Advertisement</div><slot name="one"></slot>';
      document.getElementById('shut').attachShadow({ mode: 'closed' }).innerHTML = '<ins class="adsbygoogle">Buy</ins>';`,
  }),
};

const nested = (depth: number): string => `
  let at = document.body.lastChild;
  for (let i = 0; i < ${String(depth)}; i += 1) at = at.appendChild(document.createElement('span'));
  at.append('The bottom of the well was dry.');`;

export const monstrous: Record<string, Hostile> = {
  'a class name of a megabyte': hostile({
    script: `document.querySelector('.ad-container').className += ' ' + 'x'.repeat(1 << 20) + ' ' + 'ad '.repeat(1 << 17);`,
  }),
  'a hundred thousand siblings': hostile({
    body: '<div id="many"></div>',
    script: `document.getElementById('many').innerHTML = '<i>a</i>'.repeat(100000);`,
  }),
  // Ten thousand that are shown are too many for Chromium itself.
  'three thousand elements in one another': hostile({
    script: `document.body.append(document.createElement('div')); ${nested(3_000)}`,
  }),
  'ten thousand elements in one another, not shown': hostile({
    script: `document.body.append(document.createElement('div')); document.body.lastChild.hidden = true; ${nested(10_000)}`,
  }),
  'a text of four million letters': hostile({
    script: `document.body.append(document.createElement('pre')); document.querySelector('pre').append('rain '.repeat(800000));`,
  }),
  'ten thousand attributes': hostile({
    script: `const one = document.querySelector('ins'); for (let i = 0; i < 10000; i += 1) one.setAttribute('data-a' + i, 'ad');`,
  }),
};

export const odd: Record<string, Hostile> = {
  'NUL and lone surrogates in texts and attributes': hostile({
    body: '<p id="nul"></p>',
    script: `
      const one = document.getElementById('nul');
      one.append('a\\u0000b \\ud800 c \\udfff d');
      one.setAttribute('title', 'x\\u0000\\udc00');
      one.setAttribute('class', 'ad \\ud83d slot');
      document.querySelector('ins').append('\\ud800\\u0000');`,
  }),
  'text that looks like markup where scripts put it': hostile({
    script: `
      const add = (name, text) => { const one = document.createElement(name); one.textContent = text; document.body.append(one); };
      add('style', '</style><div class="ad-slot">x</div>');
      add('xmp', '</xmp><b>x</b>');
      add('noframes', '</noframes><b>x</b><i>');
      document.body.append(document.createComment('--><div class="ad-slot">x</div><!--'));
      const inert = document.createElement('script'); inert.type = 'text/plain'; inert.text = '</script><b><i>'; document.body.append(inert);`,
  }),
  'elements where markup cannot put them': hostile({
    script: `
      const put = (inside) => { const one = document.createElement(inside); one.append(document.createElement('b'), 'words'); document.body.append(one); };
      for (const name of ['br', 'img', 'input', 'iframe', 'textarea', 'title', 'script', 'style', 'hr', 'xmp', 'noscript']) put(name);`,
  }),
  'names that no markup can write': hostile({
    script: `
      document.body.append(document.createElementNS(null, 'x'), document.createElementNS('urn:x', 'ad:slot'), document.createElementNS('http://www.w3.org/1999/xhtml', 'DIV'));
      const spoilt = new DOMParser().parseFromString('<p a"b=1 <c=2 =d=3>Words</p><x<y>z</x<y>', 'text/html').body;
      document.body.append(...spoilt.childNodes);`,
  }),
  'frames shut in sandboxes, from addresses that hold all of them, and within one another': hostile({
    body:
      '<iframe sandbox srcdoc="<p>Words</p><div class=&quot;ad-slot&quot;>Advertisement</div>"></iframe>' +
      '<iframe sandbox="allow-scripts" srcdoc="<script>parent.document.body.remove()</scr' +
      'ipt><ins class=adsbygoogle>Buy</ins>"></iframe>' +
      '<iframe src="data:text/html,<p>Words</p><div class=ad-slot>Advertisement</div>"></iframe>' +
      '<iframe src="javascript:\'<div class=ad-slot>Advertisement</div>\'"></iframe>' +
      '<iframe srcdoc="<iframe srcdoc=&quot;<div class=ad-slot>Advertisement</div>&quot;></iframe>"></iframe>',
  }),
  'plaintext, which never ends': {
    page: {
      body: `<!doctype html><html><head><title>A page</title><script>${LIBRARY}</script></head><body><button id="works" type="button" onclick="probe.clicks += 1">Count</button>${story}${slot}<script>addEventListener('load', () => 0)</script><plaintext>Words </plaintext><div class="ad-slot"> & more`,
    },
  },
  'a second body, a second head, and what the parser makes of it': hostile({
    body: '<html class="ad"><head><title>Two</title></head><body class="overlay"><table><div class="ad-slot">Ad</div><tr><td><p>Cell</table></form></p></p><select><option><b>x</select>',
  }),
};

export const policies: Record<string, Hostile> = Object.fromEntries(
  Object.entries({
    'Trusted Types': "require-trusted-types-for 'script'; trusted-types 'none'",
    'a sandbox that lets scripts run': 'sandbox allow-scripts',
    'a policy against all styles': "style-src 'none'",
    'a policy against all but inline scripts': "default-src 'none'; script-src 'unsafe-inline'",
  }).map(([name, policy]) => [name, hostile({ headers: { 'content-security-policy': policy } })]),
);

policies['isolation from every origin'] = hostile({
  body: '<iframe srcdoc="<p>x</p>"></iframe>',
  headers: {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
  },
});
policies['isolation and a policy in one'] = hostile({
  headers: {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'credentialless',
    'content-security-policy':
      "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; sandbox allow-scripts allow-same-origin",
    'permissions-policy': 'clipboard-write=(), unload=(), sync-xhr=()',
    'document-policy': 'sync-script=?1',
    'referrer-policy': 'no-referrer',
  },
});
