/** The end of a content script: when the extension is updated or removed, the page stays. */

import { ATTRIBUTE, isMark } from '../dom/marks';
import { dispatch, listen } from '../dom/page';
import { removeLeftBehind } from '../dom/style';
import * as safe from '../reader/dom/safe';

const LEAVE = 'lede-leave';

interface Runtime {
  readonly runtime?: { readonly id?: string };
}

/** False once the extension has been updated, switched off or removed under this page. */
export function isConnected(): boolean {
  return (chrome as Runtime).runtime?.id !== undefined;
}

/**
 * Has a predecessor that lost its extension give the page back, and will do so itself one day. A page may send
 * the same event, but only a script without an extension heeds it.
 */
export function succeed(document: Document, signal: AbortSignal, leave: () => void): void {
  // Asked for only where something was left behind, so that other pages cannot tell that Lede is there.
  if (safe.findInDocument(document, `[${ATTRIBUTE}]`)) {
    dispatch(document, new Event(LEAVE));
    showLeftBehind(document);
  }
  listen(
    document,
    LEAVE,
    () => {
      if (!isConnected()) leave();
    },
    { signal },
  );
}

/**
 * Firefox ends the scripts of an extension that is updated, so that none is left to give the page back. What it has
 * marked is shown then; texts that it had emptied are lost until the page is loaded again.
 */
function showLeftBehind(document: Document): void {
  if (!removeLeftBehind(document)) return;
  for (const element of safe.findAllInDocument(document, `[${ATTRIBUTE}]`)) {
    if (isMark(safe.attribute(element, ATTRIBUTE))) Element.prototype.removeAttribute.call(element, ATTRIBUTE);
  }
}
