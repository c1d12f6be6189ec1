/** Puts what Lede lays over pages into a page that a browser test has opened, in the language of a catalogue. */

import { showEnding } from '../../src/content/ending-view';
import { Folds } from '../../src/dom/folds';
import { Hiding } from '../../src/dom/hiding';
import type { PlacedThing, ToolsPage } from '../../src/picker/page';
import { openPicker } from '../../src/picker/picker';
import { showToast } from '../../src/picker/toast';
import { openRail } from '../../src/rail/rail';
import type { HiddenKind } from '../../src/shared/analysis';
import { text } from '../../src/shared/words';
import { speak, type Catalogue } from '../words';

export type ToolName = 'picker' | 'rail' | 'toast' | 'fold' | 'ending';

interface InPage {
  /** Opens a tool and gives the way to close it. */
  open(name: ToolName, catalogue?: Catalogue): Promise<void>;
  close(): void;
}

declare global {
  interface Window {
    ledeTools: InPage;
  }
}

const KINDS: readonly HiddenKind[] = ['ad', 'related', 'newsletter'];

/** The blocks of the page's story, as if each had been hidden. */
function thingsIn(page: Document): PlacedThing[] {
  const blocks = [...page.querySelectorAll('aside, section, p')].slice(0, 6);
  return blocks.map((element, at) => ({
    nodes: [element],
    thing: {
      id: at,
      kind: KINDS[at % KINDS.length] ?? 'ad',
      confidence: 0.92,
      evidence: [{ rule: 'phrase', matched: 'Advertisement', value: null }],
      words: (element.textContent ?? '').trim().slice(0, 60),
      isShown: at === 1,
    },
  }));
}

const nothing = (): Promise<void> => Promise.resolve();

const pageOf = (page: Document): ToolsPage => ({
  document: page,
  site: 'harbour.example',
  things: () => thingsIn(page),
  refusal: () => undefined,
  setShown: nothing,
  setKindShown: nothing,
  neverHide: nothing,
  describe: () => '{}',
  changeRules: nothing,
});

const first = (page: Document): Element => page.querySelector('p') ?? page.body;

const open: Record<ToolName, () => Promise<() => void> | (() => void)> = {
  async picker() {
    const tool = await openPicker(pageOf(document), first(document));
    return () => {
      tool.close();
    };
  },
  rail() {
    const tool = openRail(pageOf(document));
    return () => {
      tool.close();
    };
  },
  toast() {
    showToast(document, { words: text('pickDone', 'harbour.example'), action: text('undo') });
    return () => {
      document.querySelector('html > div[popover]')?.remove();
    };
  },
  fold() {
    const folds = new Folds();
    folds.show([{ first: first(document), hiding: new Hiding(), open: () => undefined }]);
    return () => {
      folds.clear();
    };
  },
  ending() {
    const nothing = (): void => undefined;
    const view = showEnding(document, first(document), { hide: nothing, show: nothing, dismiss: nothing });
    view.setHidden(true);
    return () => {
      view.close();
    };
  },
};

let close: () => void = () => undefined;

window.ledeTools = {
  async open(name, catalogue) {
    speak(catalogue);
    close = await open[name]();
  },
  close() {
    close();
  },
};
