/** The legible typeface, loaded when it is chosen: from bytes, so that no page's policy can refuse it. */

import * as safe from '../dom/safe';
import { LEGIBLE_FACE } from './typography';

export interface LegibleFace {
  use(): void;
  remove(): void;
}

export function legibleFace(page: Document): LegibleFace {
  let faces: FontFace[] | null = null;
  let gone = false;
  const fonts = safe.fontsOf(page);
  const load = async (): Promise<void> => {
    const { LEGIBLE } = await import('./legible-bytes');
    if (gone) return;
    for (const { bytes, weight, style, range } of LEGIBLE) {
      const face = new FontFace(LEGIBLE_FACE, bytes, { weight, style, unicodeRange: range });
      fonts?.add(face);
      faces?.push(face);
      await face.load();
    }
  };
  return {
    use() {
      if (faces || !fonts) return;
      faces = [];
      // Without the face the text is set in the next one of its list.
      load().catch(() => undefined);
    },
    remove() {
      gone = true;
      for (const face of faces ?? []) fonts?.delete(face);
    },
  };
}
