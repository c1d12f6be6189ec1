/**
 * The trees that a page is made of besides its document: open shadow roots, and documents of frames that its own
 * scripts could reach too. Each is read and cleaned as a page of its own.
 */

import * as safe from '../reader/dom/safe';
import { isShadowRoot } from '../shared/root';
import { property } from './page';

export type Tree = Document | ShadowRoot;

/** More than this on one page are components of an application, not places for clutter. */
const MOST_TREES = 60;
const DEEPEST = 6;

/** Elements of HTML that may have a shadow root; of the others only those whose names the page has made up. */
const HOSTS = ['article', 'aside', 'blockquote', 'div', 'footer', 'header', 'main', 'nav', 'p', 'section', 'span'];

/** Names that are no page's own, the frequent ones first: most elements are recognised by the first few. */
const KNOWN =
  'div,span,a,li,p,img,path,i,b,td,svg,ul,button,script,strong,em,br,g,option,h3,h2,input,tr,use,h4,time,label,' +
  'link,meta,style,article,section,figure,picture,source,svg *,math,math *,article,aside,header,footer,nav,main,' +
  'h1,h5,h6,ol,dl,dt,dd,table,tbody,thead,tfoot,th,col,colgroup,caption,form,select,textarea,fieldset,legend,' +
  'iframe,ins,del,s,u,small,sub,sup,code,pre,kbd,abbr,cite,q,blockquote,figcaption,hr,video,audio,noscript,html,' +
  'head,body,title,base,template,details,summary,dialog,mark,wbr,address,center,font';

/** An element of HTML that has a shadow root mostly has nothing else; `:empty` first, since it rules most out. */
const EMPTY_HOSTS = `:empty:is(${HOSTS.join()})`;
const MADE_UP = `:not(${KNOWN})`;

/** A tree without any of these has nothing that could be clutter. */
const SUBSTANCE = 'a[href],iframe,ins,form,p,dialog,button,[role="dialog"],h1,h2,h3,h4,slot,div>div';

/** All trees below a page's document, outer ones first, but for those in elements that `isHidden`. */
export function treesIn(document: Document, isHidden: (element: Element) => boolean): Tree[] {
  const trees: Tree[] = [];
  const look = (tree: Tree, depth: number): void => {
    for (const inner of directlyIn(tree, isHidden)) {
      if (trees.length >= MOST_TREES) return;
      trees.push(inner);
      if (depth < DEEPEST) look(inner, depth + 1);
    }
  };
  look(document, 1);
  return trees;
}

function* directlyIn(tree: Tree, isHidden: (element: Element) => boolean): Iterable<Tree> {
  for (const host of new Set([...findAll(tree, MADE_UP), ...findAll(tree, EMPTY_HOSTS), ...outermostIn(tree)])) {
    const root = safe.shadowRootOf(host);
    if (root && find(root, SUBSTANCE) && !isHidden(host)) yield root;
  }
  for (const frame of findAll(tree, 'iframe')) {
    const inner = documentIn(frame);
    if (inner && !isHidden(frame)) yield inner;
  }
}

/** What lies in the body itself: layers over a page are put there, with content of their own beside the root. */
function outermostIn(tree: Tree): Element[] {
  const body = isShadowRoot(tree) ? null : safe.findInDocument(tree, 'body');
  if (!body) return [];
  return safe.childrenOf(body).filter((child) => safe.isElement(child) && HOSTS.includes(safe.nameOf(child))) as Element[];
}

/** The document in a frame, if it is of the page's own origin. */
function documentIn(frame: Element): Document | undefined {
  try {
    const inner: Document | null = Reflect.get(HTMLIFrameElement.prototype, 'contentDocument', frame);
    return inner ?? undefined;
  } catch {
    return undefined;
  }
}

/** The element that holds a tree in the page; none for what lies in no page. */
export function hostOf(tree: Node): Element | undefined {
  try {
    if (isShadowRoot(tree)) return Reflect.get(ShadowRoot.prototype, 'host', tree);
    return isDocument(tree) ? (property(tree, 'defaultView')?.frameElement ?? undefined) : undefined;
  } catch {
    // A fragment that is no shadow root, or a frame that is out of reach.
    return undefined;
  }
}

const isDocument = (node: Node): node is Document =>
  Reflect.get(Node.prototype, 'nodeType', node) === Node.DOCUMENT_NODE;

export function rootOf(tree: Tree): Element | ShadowRoot | undefined {
  return isShadowRoot(tree) ? tree : (safe.rootElementOf(tree) ?? undefined);
}

/** The document that a tree belongs to. */
export function documentOf(tree: Tree): Document {
  const owner: unknown = Reflect.get(Node.prototype, 'ownerDocument', tree);
  // A document has no owner, and a shadow root has one always.
  return (owner ?? tree) as Document;
}

/** The tree that a node is in. */
export function treeOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node);
}

function find(tree: Tree, selector: string): Element | null {
  return isShadowRoot(tree)
    ? DocumentFragment.prototype.querySelector.call(tree, selector)
    : safe.findInDocument(tree, selector);
}

function findAll(tree: Tree, selector: string): NodeListOf<Element> {
  return isShadowRoot(tree)
    ? DocumentFragment.prototype.querySelectorAll.call(tree, selector)
    : Document.prototype.querySelectorAll.call(tree, selector);
}
