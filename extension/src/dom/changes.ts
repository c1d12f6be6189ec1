/** What a page changes while an answer about it is on its way. */

import * as safe from '../reader/dom/safe';

export interface Changes {
  /** The parents whose children have changed so far. */
  readonly parents: ReadonlySet<Node>;
  stop(): void;
}

export function watchChanges(root: Node): Changes {
  const changed = new Set<Node>();
  const note = (records: readonly MutationRecord[]): void => {
    for (const { type, target } of records) {
      const parent = type === 'childList' ? target : safe.parentOf(target);
      if (parent) changed.add(parent);
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return {
    parents: changed,
    stop() {
      note(observer.takeRecords());
      observer.disconnect();
    },
  };
}
