/** The parts of the popup, each made of the view alone. */

import { totalOf, type Cleaning } from '../shared/page-state';
import { isOffAt, type Settings } from '../shared/settings';
import type { Actions } from './actions';
import { make } from './build';
import { choices } from './choices';
import { named, number, share, text } from './text';
import { reportOf } from './report';
import { things } from './things';
import { tools } from './tools';
import type { View } from './view';

export function main(view: View, actions: Actions): HTMLElement[] {
  if (!view.settings.ok) return [damaged(actions)];
  const { page, settings } = view;
  if (!page.known) return [page.reachable ? uncalled(view, actions) : noAccess()];
  const { cleaning } = page.state;
  return [
    banner(view, cleaning, actions),
    ...(view.hidden.length > 0 ? [things(view.hidden, view.open, actions)] : []),
    ...(cleaning.status === 'unsupported'
      ? []
      : [controls(view, settings.settings, actions), tools(view.hidden.length > 0, actions)]),
  ];
}

/** The state of the page in one look: a sign, a headline, a line below it. */
function banner({ share: part }: Pick<View, 'share'>, cleaning: Cleaning, actions: Pick<Actions, 'copy'>): HTMLElement {
  const [headline, below] = wordsFor(cleaning);
  const isCleaned = cleaning.status === 'cleaned';
  return make(
    'section',
    { class: `state is-${cleaning.status}`, id: 'state', attributes: { 'data-status': cleaning.status } },
    isCleaned && make('p', { class: 'count', id: 'count' }, number(totalOf(cleaning.counts))),
    make('h2', { class: 'headline', id: 'headline' }, headline),
    below !== '' && make('p', { class: 'below' }, below),
    isCleaned && part >= LEAST_SHARE && shareBar(part),
    cleaning.status === 'error' &&
      make(
        'button',
        { class: 'plain', id: 'copy', attributes: { type: 'button' }, click: () => void actions.copy(cleaning.details) },
        text('copyDetails'),
      ),
  );
}

/** Less of the page than this is not worth a word. */
const LEAST_SHARE = 0.005;

function shareBar(part: number): HTMLElement {
  const bar = make('span', { class: 'share-bar', attributes: { 'aria-hidden': 'true' } }, make('span', {}));
  bar.style.setProperty('--share', String(part));
  return make('p', { class: 'below', id: 'share' }, text('shareOfHeight', share(part)), bar);
}

/** What is shown where nothing else can be. */
export function fault(details: string): HTMLElement {
  const copy = (words: string): Promise<void> => navigator.clipboard.writeText(words);
  return banner({ share: 0 }, { status: 'error', details }, { copy });
}

function wordsFor(cleaning: Cleaning): [headline: string, below: string] {
  switch (cleaning.status) {
    case 'working':
      return [text('stateWorking'), ''];
    case 'cleaned':
      return [text('stateCleaned'), ''];
    case 'nothing':
      return [text('stateNothing'), text('stateNothingBelow')];
    case 'off':
      return [named('off', cleaning.reason), named('offBelow', cleaning.reason)];
    case 'unsupported':
      return [text('stateUnsupported'), named('reason', cleaning.reason)];
    case 'error':
      return [text('stateError'), text('stateErrorBelow')];
  }
}

/**
 * Where every site is granted, the switch is for the site and a button for the page. Where Lede works only on
 * request there is nothing to switch but the page.
 */
function controls({ site, everySite, page }: View, settings: Settings, actions: Actions): HTMLElement {
  const isOn = page.known && ['cleaned', 'nothing', 'working'].includes(page.state.cleaning.status);
  const reader = button('reader', text('readerOpen'), actions.read);
  const setPage = (): Promise<void> => actions.setCleaned(!isOn);
  if (!everySite) return make('div', { class: 'controls' }, toggle('page', 'pageSwitch', site, isOn, setPage), reader);
  const isSiteOn = !isOffAt(settings, site);
  return make(
    'div',
    { class: 'controls' },
    settings.enabled
      ? toggle('site-switch', 'siteSwitch', site, isSiteOn, () => actions.setSite(!isSiteOn))
      : enable(actions),
    make('div', { class: 'pair' }, button('page', text(isOn ? 'showOriginal' : 'cleanPage'), setPage), reader),
  );
}

function toggle(id: string, name: string, site: string, isOn: boolean, act: () => Promise<void>): HTMLElement {
  return make(
    'button',
    {
      class: 'switch',
      id,
      attributes: { type: 'button', role: 'switch', 'aria-checked': String(isOn) },
      click: () => void act(),
    },
    make(
      'span',
      { class: 'switch-words' },
      make('span', { class: 'switch-name' }, text(name)),
      make('bdi', { class: 'switch-site' }, site),
    ),
    make('span', { class: 'track', attributes: { 'aria-hidden': 'true' } }, make('span', { class: 'thumb' })),
  );
}

function enable(actions: Actions): HTMLElement {
  return button('enable', text('turnOn'), () => actions.setEnabled(true), 'primary');
}

function uncalled({ everySite }: View, actions: Actions): HTMLElement {
  return make(
    'div',
    { class: 'stack' },
    make(
      'section',
      { class: 'state is-uncalled', id: 'state', attributes: { 'data-status': 'uncalled' } },
      make('h2', { class: 'headline', id: 'headline' }, text('stateUncalled')),
      make('p', { class: 'below' }, text(everySite ? 'stateUncalledReload' : 'stateUncalledBelow')),
    ),
    make(
      'div',
      { class: 'controls' },
      button('clean', text('cleanPage'), actions.cleanTab, 'primary'),
      button('reader', text('readerOpen'), actions.read),
    ),
  );
}

function noAccess(): HTMLElement {
  return make(
    'section',
    { class: 'state is-no-access', id: 'state', attributes: { 'data-status': 'noAccess' } },
    make('h2', { class: 'headline', id: 'headline' }, text('stateNoAccess')),
    make('p', { class: 'below' }, text('stateNoAccessBelow')),
  );
}

function damaged(actions: Actions): HTMLElement {
  return make(
    'div',
    { class: 'stack' },
    make(
      'section',
      { class: 'state is-error', id: 'state', attributes: { 'data-status': 'damaged' } },
      make('h2', { class: 'headline', id: 'headline' }, text('settingsDamaged')),
      make('p', { class: 'below' }, text('settingsDamagedBelow')),
    ),
    make(
      'div',
      { class: 'controls' },
      button('copy-settings', text('copySettings'), actions.copySettings),
      button('reset', text('resetSettings'), actions.resetSettings),
    ),
  );
}

export function foot(view: View, actions: Actions): HTMLElement[] {
  const { shortcuts, settings, everySite } = view;
  const isOn = settings.ok && settings.settings.enabled;
  return [
    ...(everySite ? [] : [offer(actions)]),
    make(
      'dl',
      { class: 'keys' },
      ...shortcut(text('shortcutClean'), shortcuts.clean),
      ...shortcut(text('shortcutReader'), shortcuts.reader),
    ),
    ...(settings.ok ? [choices(view, settings.settings, actions)] : []),
    button('options', text('allOptions'), actions.openOptions, 'plain'),
    ...(view.page.known ? [button('report', text('copyReport'), () => actions.copy(reportOf(view)), 'plain')] : []),
    ...(isOn ? [button('disable', text('turnOff'), () => actions.setEnabled(false), 'plain')] : []),
  ];
}

function offer(actions: Actions): HTMLElement {
  return make(
    'div',
    { class: 'offer' },
    make('p', {}, text('everySiteWhy')),
    button('every-site', text('everySite'), actions.grantEverySite),
  );
}

function shortcut(what: string, keys: string): HTMLElement[] {
  if (keys === '') return [];
  return [make('dt', {}, what), make('dd', {}, make('kbd', {}, keys))];
}

function button(id: string, words: string, act: () => Promise<void>, style = ''): HTMLElement {
  const click = (): void => void act();
  return make('button', { class: `button ${style}`.trim(), id, attributes: { type: 'button' }, click }, words);
}
