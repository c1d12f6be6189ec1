/** Taking along what was chosen, bringing it back, and starting afresh. */

import { save as saveFile } from '../../reader/export/file';
import { createStore } from '../../reader/store/browser';
import { DEFAULT_SETTINGS as READER_DEFAULTS } from '../../reader/store/settings';
import { bringIn, exported, MAX_BACKUP, readBackup, resetAll } from '../../shared/backup';
import { named, text } from '../../shared/words';
import { button } from '../../ui/controls';
import { make } from '../../ui/make';
import type { Page, Section } from '../view';
import { card, section } from './section';

export function dataSection({ act }: Page): Section {
  const store = createStore();
  const file = make('input', {
    id: 'import-file',
    attributes: { type: 'file', accept: '.json,application/json', 'aria-label': text('dataImport'), tabindex: '-1' },
    class: 'unseen',
  });
  const error = make('p', { class: 'error', id: 'import-error', attributes: { role: 'alert' } });
  const take = async (chosen: File): Promise<string> => {
    const content = chosen.size > 2 * MAX_BACKUP ? ' '.repeat(MAX_BACKUP + 1) : await chosen.text();
    const read = readBackup(content);
    error.textContent = read.ok ? '' : named('importFault', read.fault) + (read.what === '' ? '' : ` (${read.what})`);
    if (!read.ok) return '';
    await bringIn(read.backup);
    if (read.backup.reader) await store.save(read.backup.reader);
    return text('dataImported');
  };
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (chosen) act(() => take(chosen));
  });
  const ask = dialog(() => {
    act(async () => {
      await resetAll();
      await store.save(READER_DEFAULTS);
      return text('dataReset');
    });
  });
  return {
    element: section(
      'data',
      text('optionsData'),
      text('optionsDataIntro'),
      card(
        action(text('dataExport'), text('dataExportBelow'), button('export', text('dataExportDo'), () => {
          act(async () => {
            const { version } = chrome.runtime.getManifest();
            saveFile('lede-settings.json', 'application/json', await exported(await store.load(), version));
            return text('dataExported');
          });
        })),
        action(
          text('dataImport'),
          text('dataImportBelow'),
          button('import', text('dataImportDo'), () => {
            file.click();
          }),
          file,
          error,
        ),
        action(text('dataResetName'), text('dataResetBelow'), button('reset', text('dataResetDo'), () => {
          ask.showModal();
        }, 'alarm')),
      ),
      ask,
    ),
    show() {
      // Nothing here depends on what is chosen.
    },
  };
}

function action(name: string, below: string, act: HTMLElement, ...more: HTMLElement[]): HTMLElement {
  return make(
    'div',
    { class: 'row row-wrap' },
    make(
      'div',
      { class: 'row-words' },
      make('h3', { class: 'row-name' }, name),
      make('p', { class: 'row-below' }, below),
    ),
    act,
    ...more,
  );
}

function dialog(confirmed: () => void): HTMLDialogElement {
  const close = (): void => {
    element.close();
  };
  const element = make(
    'dialog',
    { class: 'ask', id: 'reset-ask', attributes: { 'aria-labelledby': 'reset-ask-title' } },
    make('h3', { id: 'reset-ask-title' }, text('dataResetAsk')),
    make('p', {}, text('dataResetAskBelow')),
    make(
      'div',
      { class: 'row-actions' },
      button('reset-no', text('cancel'), close),
      button(
        'reset-yes',
        text('dataResetDo'),
        () => {
          close();
          confirmed();
        },
        'primary',
      ),
    ),
  );
  return element;
}
