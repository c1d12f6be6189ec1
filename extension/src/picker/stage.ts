/**
 * Where a block is picked: a frame that covers the page and holds nothing of it. What happens in a frame's document
 * happens in no other, so not even a listener that the page put on its window before Lede came hears a key or a click.
 */

import { el } from '../reader/ui/build';
import * as safe from '../reader/dom/safe';
import { interfaceLanguage } from '../shared/words';
import { addLayer, COLOURS } from './layer';

export interface Stage {
  readonly host: HTMLElement;
  /** What the stage shows. */
  readonly root: Node;
  /** What hears keys and pointers. */
  readonly ears: EventTarget;
  focus(): void;
  remove(): void;
}

const COVER = 'inset: 0 !important; width: 100% !important; height: 100% !important;';
const FRAME =
  'display: block; width: 100%; height: 100%; border: 0; background: transparent; color-scheme: light;';
/** A frame that does not come by then does not come at all. */
const PATIENCE = 1_000;

export async function openStage(page: Document, css: string, title: string): Promise<Stage> {
  const layer = addLayer(page, COVER, COLOURS + css);
  const frame = el('iframe', { title });
  frame.style.cssText = FRAME;
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener(
      'load',
      () => {
        resolve();
      },
      { once: true },
    );
    setTimeout(resolve, PATIENCE);
  });
  layer.root.append(frame);
  await loaded;
  const inner = frame.contentDocument;
  const body = inner && safe.findInDocument(inner, 'body');
  if (!inner || !body) {
    // A page that is shut in a sandbox has no frame that it could share.
    frame.remove();
    const { host, root, remove } = layer;
    return { host, root, ears: root, focus: () => undefined, remove };
  }
  const style = el('style');
  body.append(style);
  style.textContent = `:root { color-scheme: light; background: transparent; } body { margin: 0; overflow: hidden; } ${COLOURS}${css}`;
  inner.title = title;
  inner.documentElement.lang = interfaceLanguage();
  return {
    host: layer.host,
    root: body,
    ears: inner,
    focus() {
      frame.contentWindow?.focus();
    },
    remove: layer.remove,
  };
}
