/** The views as tabs. Where there is room, the original and the list are always in sight and no tabs. */

import { make } from '../../extension/src/ui/make';
import { VIEWS, type View } from './choices';
import { box } from './parts';

const NAMES: Readonly<Record<View, string>> = {
  original: 'Original',
  cleaned: 'Cleaned',
  reader: 'Reader',
  readability: 'Readability',
  findings: 'Found',
};

const ALWAYS_SHOWN_WHERE_WIDE: readonly View[] = ['original', 'findings'];

export interface Tabs {
  /** The view that is shown for one that is wished: where all is in sight, the wish may be no tab. */
  shown(wished: View): View;
  show(view: View): void;
}

export function createTabs(chosen: (view: View) => void, relaid: () => void): Tabs {
  const wide = matchMedia('(min-width: 900px)');
  const bar = box('tabs');
  const tabs = VIEWS.map((view) =>
    make(
      'button',
      {
        class: 'tab',
        id: `tab-${view}`,
        attributes: { type: 'button', role: 'tab', 'aria-controls': `panel-${view}`, 'data-view': view },
        click: () => chosen(view),
      },
      NAMES[view],
    ),
  );
  bar.replaceChildren(...tabs);
  const available = (): readonly View[] =>
    wide.matches ? VIEWS.filter((view) => !ALWAYS_SHOWN_WHERE_WIDE.includes(view)) : VIEWS;
  const shown = (wished: View): View => (available().includes(wished) ? wished : 'cleaned');

  bar.addEventListener('keydown', (event) => {
    const views = available();
    const at = views.findIndex((view) => view === (document.activeElement as HTMLElement | null)?.dataset['view']);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key];
    const next = to === undefined ? undefined : views.at(to % views.length);
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    chosen(next);
    box(`tab-${next}`).focus();
  });
  wide.addEventListener('change', relaid);
  return {
    shown,
    show(wished) {
      const now = shown(wished);
      const views = available();
      for (const tab of tabs) {
        const view = VIEWS.find((one) => one === tab.dataset['view']) ?? 'cleaned';
        const isTab = views.includes(view);
        tab.hidden = !isTab;
        tab.setAttribute('aria-selected', String(view === now));
        tab.tabIndex = view === now ? 0 : -1;
        if (view === now) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const panel = box(`panel-${view}`);
        panel.hidden = isTab && view !== now;
        if (isTab) {
          panel.setAttribute('role', 'tabpanel');
          panel.setAttribute('aria-labelledby', tab.id);
        } else {
          panel.removeAttribute('role');
          panel.removeAttribute('aria-labelledby');
        }
      }
    },
  };
}
