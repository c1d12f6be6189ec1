/** The panel with which a story is taken along. */

import { copyText } from '../export/clipboard';
import { fileName, save } from '../export/file';
import { readPicture, type Picture } from '../export/pictures';
import { say, type MessageKey } from '../text/messages';
import type { Article } from '../types';
import { button, el } from './build';
import { icon, type IconName } from './icons';

export interface Taking {
  readonly dialog: HTMLElement;
  /** As it was composed, without what the reader adds to it on the screen. */
  article(): Article;
  /** The pictures on the screen, in the order of the article's. */
  pictures(): readonly HTMLImageElement[];
  readonly tell: (message: string) => void;
  readonly done: () => void;
}

export function fillTake(box: HTMLElement, taking: Taking): void {
  const list = el('ul', { class: 'list' });
  const add = (name: IconName, label: MessageKey, act: () => Promise<MessageKey | null>): void => {
    const press = async (): Promise<void> => {
      const told = await act().catch((): MessageKey => 'failed');
      if (told) taking.tell(say(told));
      taking.done();
    };
    const entry = button('', say(label), () => void press());
    entry.prepend(icon(name));
    list.append(el('li', {}, entry));
  };
  const named = (extension: string): string => fileName(taking.article().title, extension);

  add('copy', 'copyMarkdown', async () => {
    const { markdown } = await import('../export/markdown');
    return (await copyText(markdown(taking.article()), taking.dialog)) ? 'copied' : 'failed';
  });
  add('text', 'saveMarkdown', async () => {
    const { markdownWithFrontMatter } = await import('../export/markdown');
    save(named('md'), 'text/markdown', markdownWithFrontMatter(taking.article(), new Date()));
    return 'saved';
  });
  add('page', 'saveHtml', async () => {
    const { webPage } = await import('../export/html');
    save(named('html'), 'text/html', webPage(taking.article(), read(taking)));
    return 'saved';
  });
  add('book', 'saveEpub', async () => {
    const { epub } = await import('../export/epub');
    save(named('epub'), 'application/epub+zip', epub(taking.article(), read(taking), new Date()));
    return 'saved';
  });
  add('file', 'saveText', async () => {
    const { plainText } = await import('../export/plain');
    save(named('txt'), 'text/plain', plainText(taking.article()));
    return 'saved';
  });
  add('print', 'print', () => {
    taking.done();
    window.print();
    return Promise.resolve(null);
  });
  box.append(list);
}

function read(taking: Taking): (Picture | null)[] {
  return taking.pictures().map(readPicture);
}
