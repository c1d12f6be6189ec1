/** The reader: a page's story alone, typeset, over the page itself. */

import { composeArticle, composeLongest, type Source } from './compose/article';
import { longestText } from './compose/longest';
import * as safe from './dom/safe';
import { createOverlay } from './overlay/overlay';
import { startSession } from './session';
import { applySettings } from './style/apply';
import type { Article, ReaderContext, ReaderHandle } from './types';
import { empty } from './ui/empty';
import { showStory, type Stage } from './view';

export type { ReaderContext, ReaderHandle } from './types';

export function openReader(context: ReaderContext): ReaderHandle {
  const over = new AbortController();
  const url = safe.addressOf(context.document);
  let leave = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const overlay = createOverlay(context.document, close);
  function close(): void {
    if (over.signal.aborted) return;
    over.abort();
    overlay.remove();
    leave();
  }
  const opened = startSession(url, context.settings).then((session) => {
    if (over.signal.aborted) return;
    const { dialog, root } = overlay;
    const stage: Stage = { dialog, root, page: context.document, session, signal: over.signal, leave: close };
    applySettings(dialog, session.settings);
    const { document, analysis } = context;
    const source: Source = { document, url, analysis, resolve: (target) => context.resolve(target) };
    const article = composeArticle(source);
    if (article) show(stage, overlay.show, article);
    else showNothing(stage, context, source, overlay.show);
  });
  // A reader that cannot be built must not leave half of itself over the page.
  opened.catch(close);
  return { close, opened, closed };
}

function show(stage: Stage, open: () => void, article: Article): void {
  const view = showStory(stage, article);
  if (!stage.dialog.open) open();
  view.shown();
}

function showNothing(stage: Stage, context: ReaderContext, source: Source, open: () => void): void {
  const element = longestText(context.document);
  const article = element && composeLongest(source, element);
  const { clean } = context;
  stage.dialog.append(
    empty({
      longest:
        article &&
        ((): void => {
          stage.dialog.replaceChildren();
          show(stage, open, article);
        }),
      clean: clean
        ? (): void => {
            stage.leave();
            clean();
          }
        : null,
      leave: stage.leave,
    }),
  );
  open();
  stage.dialog.querySelector('button')?.focus();
}
