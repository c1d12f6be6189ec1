/** The page that opens once, when Lede is installed. */

import { EVERY_SITE, mayEverySite } from '../shared/access';
import { describe } from '../shared/channel';
import { choicesAt, DEFAULT_SETTINGS } from '../shared/settings';
import { loadSettings } from '../shared/settings-store';
import { named, speakOn, text } from '../shared/words';
import { showAs } from '../ui/appearance';
import { button } from '../ui/controls';
import { make } from '../ui/make';
import { sample } from '../ui/sample';
import { drawn } from './drawing';

const preview = sample();
let isBefore = false;

void open();

async function open(): Promise<void> {
  speakOn(document);
  document.title = text('welcomeTitle');
  showAs(document, await loadSettings());
  const main = element('main');
  main.append(hero(), access(), pin(), await keys(), foot());
  await Promise.all([showSample(), showAccess()]);
  chrome.permissions.onAdded.addListener(() => void showAccess());
  chrome.permissions.onRemoved.addListener(() => void showAccess());
  document.body.dataset['ready'] = 'true';
}

function hero(): HTMLElement {
  const toggle = make(
    'button',
    {
      class: 'toggle',
      id: 'toggle',
      attributes: { type: 'button', role: 'switch', 'aria-checked': 'true' },
      click: () => {
        isBefore = !isBefore;
        toggle.setAttribute('aria-checked', String(!isBefore));
        void showSample();
      },
    },
    make('span', { class: 'track', attributes: { 'aria-hidden': 'true' } }),
    make('span', {}, text('welcomeToggle')),
  );
  return make(
    'section',
    { class: 'hero' },
    make(
      'div',
      { class: 'hero-words' },
      make('img', { class: 'mark', attributes: { src: 'icons/icon-128.png', alt: '', width: '56', height: '56' } }),
      make('h1', {}, text('welcomeHead')),
      make('p', { class: 'lead' }, text('welcomeLead')),
      make('p', {}, text('welcomeHow')),
      toggle,
    ),
    preview.element,
  );
}

async function showSample(): Promise<void> {
  const loaded = await loadSettings();
  await preview.show(choicesAt(loaded.ok ? loaded.settings : DEFAULT_SETTINGS, ''), isBefore);
}

function access(): HTMLElement {
  const choice = (id: string, stem: string, act: () => void): HTMLElement =>
    make(
      'button',
      { class: 'choice', id, attributes: { type: 'button', 'aria-pressed': 'false' }, click: act },
      make('span', { class: 'choice-name' }, named('welcomeAccess', stem)),
      make('span', { class: 'choice-below' }, named('welcomeAccessBelow', stem)),
    );
  return make(
    'section',
    { class: 'band', attributes: { 'aria-labelledby': 'access-title' } },
    make('h2', { id: 'access-title' }, text('welcomeAccess')),
    make(
      'div',
      { class: 'choices' },
      choice('every', 'every', () => {
        // Asked in the same turn as the click, or the browser would not take it for the person's wish.
        settle(chrome.permissions.request({ origins: EVERY_SITE }), 'accessNotGranted');
      }),
      choice('asked', 'asked', () => {
        settle(
          mayEverySite().then((may) => !may || chrome.permissions.remove({ origins: EVERY_SITE })),
          'accessNotRevoked',
        );
      }),
    ),
  );
}

function settle(asked: Promise<boolean>, refused: string): void {
  const done = (words: string): void => {
    element('said').textContent = words;
    void showAccess(true);
  };
  asked.then(
    (granted) => {
      done(granted ? text('saved') : text(refused));
    },
    (error: unknown) => {
      done(text('actionFailed', describe(error)));
    },
  );
}

let hasChosen = false;

/** Neither is shown as chosen before one was: there is nothing wrong with going on without. */
async function showAccess(chosen = false): Promise<void> {
  hasChosen ||= chosen;
  const may = await mayEverySite();
  element('every').setAttribute('aria-pressed', String(may));
  element('asked').setAttribute('aria-pressed', String(!may && hasChosen));
}

function pin(): HTMLElement {
  const where = navigator.userAgent.includes('Android')
    ? 'android'
    : navigator.userAgent.includes('Firefox')
      ? 'firefox'
      : 'chromium';
  return make(
    'section',
    { class: 'band beside', attributes: { 'aria-labelledby': 'pin-title' } },
    make(
      'div',
      {},
      make('h2', { id: 'pin-title' }, text('welcomePin')),
      make('p', { id: 'pin', attributes: { 'data-browser': where } }, named('welcomePin', where)),
    ),
    drawn(where),
  );
}

async function keys(): Promise<HTMLElement> {
  // Firefox for Android has none.
  const commands = (chrome.commands as typeof chrome.commands | undefined) ? await chrome.commands.getAll() : [];
  const set = commands.filter(({ shortcut }) => shortcut !== undefined && shortcut !== '');
  return make(
    'section',
    { class: 'band', attributes: { 'aria-labelledby': 'keys-title', hidden: set.length === 0 } },
    make('h2', { id: 'keys-title' }, text('optionsKeys')),
    make(
      'dl',
      { class: 'keys' },
      ...set.map(({ shortcut = '', description = '' }) =>
        make('div', {}, make('dt', {}, make('kbd', {}, shortcut)), make('dd', {}, description)),
      ),
    ),
  );
}

function foot(): HTMLElement {
  return make(
    'section',
    { class: 'band foot' },
    make('p', {}, text('welcomePrivacy')),
    button('options', text('welcomeOptions'), () => {
      void chrome.runtime.openOptionsPage();
    }),
  );
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The welcome page has no #${id}.`);
  return found;
}
