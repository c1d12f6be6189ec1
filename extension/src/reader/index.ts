/** The reader: a page's story alone, typeset, over the page itself. */

import { beginArticle, composeLongest, type Composing, type Source } from './compose/article';
import { longestText } from './compose/longest';
import * as safe from './dom/safe';
import { createOverlay } from './overlay/overlay';
import { startSession } from './session';
import { applySettings } from './style/apply';
import type { ReaderContext, ReaderHandle } from './types';
import { empty } from './ui/empty';
import { showStory, type Stage, type View } from './view';

export type { ReaderContext, ReaderHandle, SiteOfPage } from './types';

export function openReader(context: ReaderContext): ReaderHandle {
  const over = new AbortController();
  const url = safe.addressOf(context.document);
  let leave = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    leave = resolve;
  });
  let view: View | null = null;
  const overlay = createOverlay(context.document, () => {
    if (!view?.back()) close();
  });
  function close(): void {
    if (over.signal.aborted) return;
    over.abort();
    overlay.remove();
    leave();
  }
  const opened = startSession(url, context.settings).then((session) => {
    if (over.signal.aborted) return;
    const { dialog, root } = overlay;
    const stage: Stage = { dialog, root, context, session, signal: over.signal, leave: close };
    applySettings(dialog, session.settings);
    const { document, analysis } = context;
    const source: Source = { document, url, analysis, resolve: (target) => context.resolve(target) };
    const article = beginArticle(source);
    const show = (found: Composing): void => {
      view = showStory(stage, found);
      overlay.show();
      view.shown();
    };
    if (article) {
      show(article);
      return;
    }
    dialog.append(nothing(stage, source, show));
    overlay.show();
    dialog.querySelector('button')?.focus();
  });
  // A reader that cannot be built must not leave half of itself over the page.
  opened.catch(close);
  return { close, opened, closed };
}

/** Says that there is no story, and offers the nearest thing. */
function nothing(stage: Stage, source: Source, show: (article: Composing) => void): HTMLElement {
  const { context, dialog, leave } = stage;
  const element = longestText(context.document);
  const article = element && composeLongest(source, element);
  const longest = (): void => {
    dialog.replaceChildren();
    if (article) show(article);
  };
  const clean = (): void => {
    leave();
    context.clean?.();
  };
  return empty({ longest: article && longest, clean: context.clean ? clean : null, leave });
}
