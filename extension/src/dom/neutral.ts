/** Reading pages whose scripts have put texts where HTML takes them for markup. */

import * as safe from '../reader/dom/safe';

/** Their text is written as it is: `</script>` in the text of a script made by a script ends it when it is read. */
const RAW = 'iframe,noembed,noframes,plaintext,script,style,xmp';

/**
 * A copy whose elements are numbered as the tree's own are written, and which holds no text that could be taken for
 * markup. It belongs to a document that runs nothing and loads nothing.
 */
export function neutralCopy(root: Element, document: Document): Element {
  const inert = safe.inertDocument(document);
  const copy = safe.importNode(inert, root);
  for (const element of safe.findAll(copy, RAW)) Reflect.set(Node.prototype, 'textContent', '', element);
  // A comment of a script's making may end early, too; an empty one still takes its place among its siblings.
  const walker = inert.createTreeWalker(copy, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
  while (walker.nextNode()) Reflect.set(CharacterData.prototype, 'data', '', walker.currentNode);
  return copy;
}
