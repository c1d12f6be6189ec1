/** The options page. */

import { createStore } from '../reader/store/browser';
import { mayEverySite } from '../shared/access';
import { describe } from '../shared/channel';
import { isOneOf, isRecord } from '../shared/guard';
import { DEFAULT_SETTINGS } from '../shared/settings';
import { changeSettings, loadSettings, resetSettings, storedSettings } from '../shared/settings-store';
import { SETTINGS_SHAPE } from '../shared/settings-entries';
import { SYNC_STATE_KEY } from '../shared/stores';
import { SYNC_STATES, type SyncState } from '../shared/sync-carrier';
import { counted, speakOn, text } from '../shared/words';
import { showAs } from '../ui/appearance';
import { button } from '../ui/controls';
import { make } from '../ui/make';
import { find } from './find';
import { aboutSection } from './sections/about';
import { accessSection } from './sections/access';
import { dataSection } from './sections/data';
import { hideSection } from './sections/hide';
import { keysSection } from './sections/keys';
import { languagesSection } from './sections/languages';
import { privacySection } from './sections/privacy';
import { readerSection } from './sections/reader';
import { rulesSection } from './sections/rules';
import { sitesSection } from './sections/sites';
import type { Page, Section, Shortcut, View } from './view';

const reader = createStore();

const page: Page = {
  save(change) {
    page.act(async () => {
      await changeSettings(change);
      return text('saved');
    });
  },
  saveReader(change) {
    page.act(async () => {
      await reader.save(change(await reader.load()));
      return text('saved');
    });
  },
  act(action) {
    const done = (words: string): void => {
      if (words !== '') say(words);
      void show();
    };
    action().then(done, (error: unknown) => {
      done(text('actionFailed', describe(error)));
    });
  },
};

const sections: readonly Section[] = [
  hideSection(page),
  sitesSection(page),
  rulesSection(),
  readerSection(page),
  keysSection(page),
  accessSection(page),
  languagesSection(),
  dataSection(page),
  privacySection(),
  aboutSection(),
];

void open();

async function open(): Promise<void> {
  speakOn(document);
  document.title = `${text('extensionName')} – ${text('options')}`;
  element('top').append(...head());
  element('main').append(make('div', { id: 'alert' }), ...sections.map((section) => section.element));
  element('main').append(make('p', { class: 'none', id: 'none', attributes: { hidden: true } }, text('optionsNone')));
  element('index').setAttribute('aria-label', text('options'));
  element('index').append(contents());
  await show();
  chrome.storage.onChanged.addListener(() => void show());
  chrome.permissions.onAdded.addListener(() => void show());
  chrome.permissions.onRemoved.addListener(() => void show());
  // Sections come after the document has been read, so the browser has looked for the place in vain.
  if (location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  document.body.dataset['ready'] = 'true';
}

async function look(): Promise<View> {
  const [loaded, readerSettings, granted, sync, shortcuts] = await Promise.all([
    loadSettings(),
    reader.load(),
    mayEverySite(),
    syncState(),
    shortcutsNow(),
  ]);
  const settings = loaded.ok ? loaded.settings : DEFAULT_SETTINGS;
  return { loaded, settings, reader: readerSettings, granted, sync, shortcuts };
}

async function show(): Promise<void> {
  const view = await look();
  showAs(document, view.loaded);
  element('alert').replaceChildren(...alerts(view));
  for (const section of sections) section.show(view);
  search();
}

async function syncState(): Promise<SyncState | undefined> {
  const items: Record<string, unknown> = await chrome.storage.local.get(SYNC_STATE_KEY);
  const states = items[SYNC_STATE_KEY];
  const state = isRecord(states) ? states[SETTINGS_SHAPE.name] : undefined;
  return isOneOf(SYNC_STATES)(state) ? state : undefined;
}

/** Firefox for Android has no keyboard commands. */
async function shortcutsNow(): Promise<Shortcut[]> {
  const commands = chrome.commands as typeof chrome.commands | undefined;
  if (!commands) return [];
  return (await commands.getAll())
    .filter(({ name }) => name !== '_execute_action')
    .map(({ name = '', description = '', shortcut = '' }) => ({ name, description, keys: shortcut }));
}

function head(): HTMLElement[] {
  const field = make('input', {
    id: 'find',
    attributes: { type: 'search', placeholder: text('optionsFind'), 'aria-label': text('optionsFind') },
  });
  field.addEventListener('input', search);
  addEventListener('keydown', (event) => {
    const isTyping = document.activeElement?.matches('input:not([type=checkbox], [type=radio]), textarea, select');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  return [
    make('img', { class: 'mark', attributes: { src: 'icons/icon-48.png', alt: '', width: '28', height: '28' } }),
    make('h1', { class: 'name' }, text('extensionName'), ' ', make('span', {}, text('options'))),
    field,
  ];
}

let lastSearch = '';

function search(): void {
  const field = element('find') as HTMLInputElement;
  const many = find(element('main'), field.value);
  element('none').hidden = many > 0;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#index a')) {
    const section = document.getElementById(link.hash.slice(1));
    link.parentElement?.classList.toggle('is-out', section?.classList.contains('is-out') === true);
  }
  if (field.value === lastSearch) return;
  lastSearch = field.value;
  if (field.value.trim() !== '') say(many === 0 ? text('optionsNone') : counted('optionsFound', many));
}

function contents(): HTMLElement {
  const links = sections.map(({ element: { id }, element: found }) => {
    const link = make('a', { attributes: { href: `#${id}` } }, found.querySelector('h2')?.textContent ?? '');
    return [found, link] as const;
  });
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        for (const [section, link] of links) {
          if (section === target) link.setAttribute('aria-current', 'true');
          else link.removeAttribute('aria-current');
        }
      }
    },
    { rootMargin: '-20% 0px -70% 0px' },
  );
  for (const [section] of links) seen.observe(section);
  return make('ul', {}, ...links.map(([, link]) => make('li', {}, link)));
}

function alerts({ loaded }: View): HTMLElement[] {
  if (loaded.ok) {
    return loaded.ignored.length === 0
      ? []
      : [make('div', { class: 'notice' }, make('p', {}, counted('settingsIgnored', loaded.ignored.length)))];
  }
  const copy = button('copy-settings', text('copySettings'), () => {
    page.act(async () => {
      await navigator.clipboard.writeText(JSON.stringify(await storedSettings(), null, 2));
      return text('copied');
    });
  });
  const reset = button('reset-settings', text('resetSettings'), () => {
    page.act(async () => {
      await resetSettings();
      return text('saved');
    });
  });
  return [
    make(
      'div',
      { class: 'notice is-alarm', attributes: { role: 'alert' } },
      make('h2', {}, text('settingsDamaged')),
      make('p', {}, text('settingsDamagedBelow')),
      make('div', { class: 'row-actions' }, copy, reset),
    ),
  ];
}

let saying: ReturnType<typeof setTimeout> | undefined;

function say(words: string): void {
  const said = element('said');
  clearTimeout(saying);
  said.textContent = '';
  // Emptied first, so that the same words are said again.
  saying = setTimeout(() => {
    said.textContent = words;
    saying = setTimeout(() => {
      said.textContent = '';
    }, 4_000);
  }, 20);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The options page has no #${id}.`);
  return found;
}
