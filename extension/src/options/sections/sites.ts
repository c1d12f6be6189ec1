/** Sites with choices of their own: listed, added, changed, removed. */

import {
  COMMENTS,
  LEVELS,
  NOTHING_SAID,
  ownChoices,
  PLAIN_KINDS,
  withSiteChoices,
  type Settings,
  type SiteChoices,
  type SiteWishes,
} from '../../shared/settings';
import { siteFrom } from '../../shared/sites';
import { counted, named, text } from '../../shared/words';
import { button, picker } from '../../ui/controls';
import { make } from '../../ui/make';
import type { Page, Section } from '../view';
import { card, section } from './section';

/** Below so many the list is seen at a glance. */
const MANY = 6;

export function sitesSection({ save }: Page): Section {
  const list = make('ul', { class: 'sites', id: 'sites-list' });
  const many = make('p', { class: 'row-below', id: 'sites-many' });
  const filter = make('input', {
    id: 'sites-filter',
    attributes: { type: 'search', placeholder: text('sitesFilter'), 'aria-label': text('sitesFilter') },
  });
  const open = new Set<string>();
  /** Listed while the page lives, though nothing may be chosen for them at the moment. */
  const held = new Set<string>();
  let settings: Settings | undefined;
  let shown = '';

  // From what is chosen by then: the list may not have been shown anew since the last change.
  const change: Change = (site, change) => {
    held.add(site);
    save((settings) => {
      const own = { ...NOTHING_SAID, ...ownChoices(settings, site) };
      return withSiteChoices(settings, site, { ...own, ...change(own) });
    });
  };
  const forget = (site: string): void => {
    held.delete(site);
    save((settings) => withSiteChoices(settings, site, NOTHING_SAID));
  };
  const show = (): void => {
    if (!settings) return;
    const { sites } = settings;
    const all = [...new Set([...Object.keys(sites), ...held])].sort();
    const found = all.filter((site) => site.includes(filter.value.trim().toLowerCase()));
    filter.hidden = all.length < MANY && filter.value === '';
    many.textContent = all.length === 0 ? text('sitesNone') : counted('sitesMany', found.length);
    const now = JSON.stringify([found, sites]);
    if (now === shown) return;
    shown = now;
    const focused = document.activeElement?.id;
    list.replaceChildren(
      ...found.map((site) => entry(site, settings ? ownChoices(settings, site) : {}, { open, change, forget })),
    );
    if (focused) document.getElementById(focused)?.focus();
  };
  filter.addEventListener('input', show);

  return {
    element: section(
      'sites',
      text('optionsSites'),
      text('optionsSitesIntro'),
      card(
        adder((site) => {
          open.clear();
          open.add(site);
          save((settings) =>
            Object.hasOwn(settings.sites, site)
              ? settings
              : withSiteChoices(settings, site, { ...NOTHING_SAID, on: false }),
          );
        }),
      ),
      make('div', { class: 'list-head' }, many, filter),
      list,
    ),
    show(view) {
      settings = view.settings;
      show();
    },
  };
}

function adder(add: (site: string) => void): HTMLElement {
  const input = make('input', {
    id: 'site-new',
    attributes: {
      ...{ type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', inputmode: 'url' },
      placeholder: 'example.org',
      'aria-describedby': 'site-new-below site-new-error',
    },
  });
  const error = make('p', { class: 'error', id: 'site-new-error', attributes: { role: 'alert' } });
  const form = make(
    'form',
    { class: 'adder row' },
    make('label', { class: 'row-name', attributes: { for: 'site-new' } }, text('sitesAdd')),
    make('p', { class: 'row-below', id: 'site-new-below' }, text('sitesAddBelow')),
    make(
      'div',
      { class: 'adder-field' },
      input,
      make('button', { class: 'button primary', id: 'site-add', attributes: { type: 'submit' } }, text('add')),
    ),
    error,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const site = siteFrom(input.value);
    error.textContent = site === undefined ? text('sitesNotOne', input.value.slice(0, 80)) : '';
    input.toggleAttribute('aria-invalid', site === undefined);
    if (site === undefined) return;
    input.value = '';
    add(site);
  });
  return form;
}

type Wish = (own: SiteWishes) => Partial<SiteWishes>;
type Change = (site: string, wish: Wish) => void;

interface Deeds {
  readonly open: Set<string>;
  readonly change: Change;
  readonly forget: (site: string) => void;
}

function entry(
  site: string,
  choices: SiteChoices,
  { open, change, forget }: Deeds,
): HTMLElement {
  const id = `site-${site}`;
  const details = make(
    'details',
    { class: 'site', id, attributes: { open: open.has(site) } },
    make(
      'summary',
      { id: `${id}-name` },
      make('bdi', { class: 'site-name' }, site),
      make('span', { class: 'site-said' }, summary(choices)),
    ),
    make('div', { class: 'site-choices' }, ...controls(site, choices, (wishes) => {
        change(site, wishes);
      }),
      remove(id, () => {
        forget(site);
      }),
    ),
  );
  details.addEventListener('toggle', () => {
    if (details.open) open.add(site);
    else open.delete(site);
  });
  return make('li', { attributes: { 'data-site': site } }, details);
}

function remove(id: string, act: () => void): HTMLElement {
  return button(`${id}-remove`, text('sitesRemove'), act, 'alarm');
}

/** In words, what is otherwise here. */
function summary({ on, level, kinds, comments, reader }: SiteChoices): string {
  const parts = [
    on === false && text('siteSaysOff'),
    on === true && text('siteSaysOn'),
    level && named('levelName', level),
    comments && `${text('kindComments')}: ${named('comments', comments)}`,
    kinds && Object.keys(kinds).length > 0 && text('siteSaysKinds'),
    reader === true && text('siteSaysReader'),
  ];
  return parts.filter((part) => part !== false && part !== undefined).join(' · ');
}

const AS_EVERYWHERE = 'same';

function controls(
  site: string,
  { on, level, kinds, comments, reader }: SiteChoices,
  change: (wish: Wish) => void,
): HTMLElement[] {
  const id = `site-${site}`;
  const same = { value: AS_EVERYWHERE, name: text('asEverywhere') } as const;
  const yesOrNo = (
    part: string,
    name: string,
    value: boolean | undefined,
    [yes, no]: readonly [string, string],
    choose: (value: boolean | undefined) => void,
  ): HTMLElement =>
    chosen(
      picker(
        { id: `${id}-${part}`, name },
        [same, { value: 'yes', name: yes }, { value: 'no', name: no }],
        (value) => {
          choose(value === AS_EVERYWHERE ? undefined : value === 'yes');
        },
      ),
      value === undefined ? AS_EVERYWHERE : value ? 'yes' : 'no',
    );
  return [
    yesOrNo('on', text('siteOn'), on, [text('on'), text('off')], (on) => {
      change(() => ({ on }));
    }),
    chosen(
      picker(
        { id: `${id}-level`, name: text('choicesLevel') },
        [same, ...LEVELS.map((value) => ({ value, name: named('levelName', value) }))],
        (value) => {
          change(() => ({ level: value === AS_EVERYWHERE ? undefined : value }));
        },
      ),
      level ?? AS_EVERYWHERE,
    ),
    ...PLAIN_KINDS.map((kind) =>
      yesOrNo(`kind-${kind}`, named('kind', kind), kinds?.[kind], [text('commentsHidden'), text('commentsShown')], (on) => {
        change(({ kinds }) => {
          const others = Object.entries(kinds ?? {}).filter(([other]) => other !== kind);
          return { kinds: Object.fromEntries(on === undefined ? others : [...others, [kind, on]]) };
        });
      }),
    ),
    chosen(
      picker(
        { id: `${id}-comments`, name: text('kindComments') },
        [same, ...COMMENTS.map((value) => ({ value, name: named('comments', value) }))],
        (value) => {
          change(() => ({ comments: value === AS_EVERYWHERE ? undefined : value }));
        },
      ),
      comments ?? AS_EVERYWHERE,
    ),
    yesOrNo('reader', text('siteReader'), reader, [text('siteReaderOpens'), text('siteReaderStays')], (reader) => {
      change(() => ({ reader }));
    }),
  ];
}

function chosen<T extends string>(control: { element: HTMLElement; show(value: T): void }, value: T): HTMLElement {
  control.show(value);
  return control.element;
}
