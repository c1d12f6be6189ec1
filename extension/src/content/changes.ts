/** How much a change of the page matters. */

import * as safe from '../reader/dom/safe';

/** Of what comes, these show nothing. */
const SILENT = new Set(['script', 'style', 'link', 'meta', 'template', 'noscript', 'title', 'base', 'source', 'track']);

/** `soon`: there may be something new to see. `later`: it may matter to what is found, but nothing new is in sight. */
export type Urgency = 'soon' | 'later' | undefined;

/** `isHidden` is asked about the place of the change. */
export function urgencyOf(record: MutationRecord, isHidden: (node: Node) => boolean): Urgency {
  const { type, target, addedNodes, removedNodes } = record;
  if (type !== 'childList') return undefined;
  let urgency: Urgency;
  for (const node of addedNodes) {
    if (safe.isElement(node)) {
      if (SILENT.has(safe.nameOf(node))) continue;
      // An advertisement that changes where it cannot be seen; but a story may come there too.
      return isHidden(target) ? 'later' : 'soon';
    }
    if (safe.isText(node) && safe.textOf(node).trim() !== '') urgency = 'later';
  }
  for (const node of removedNodes) {
    if (safe.isElement(node) && !SILENT.has(safe.nameOf(node))) urgency = 'later';
  }
  return urgency;
}
