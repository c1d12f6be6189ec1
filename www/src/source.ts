/** The ways in which a person's own page comes in: a file, dropped or chosen, or pasted text. */

import { box, part } from './parts';
import { decode } from './prepare';

export interface Source {
  readonly name: string;
  readonly html: string;
}

export function watchSources(given: (source: Source) => void, failed: (message: string) => void): void {
  const take = (file: File | undefined): void => {
    if (!file) return;
    file.arrayBuffer().then(
      (bytes) => given({ name: file.name, html: decode(new Uint8Array(bytes)) }),
      () => failed(`“${file.name}” cannot be read.`),
    );
  };

  const picker = part('picker', HTMLInputElement);
  box('file').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    take(picker.files?.[0]);
    picker.value = '';
  });

  const sheet = part('paste-sheet', HTMLDialogElement);
  const pasted = part('pasted', HTMLTextAreaElement);
  box('paste').addEventListener('click', () => {
    sheet.returnValue = '';
    sheet.showModal();
    pasted.focus();
  });
  sheet.addEventListener('close', () => {
    if (sheet.returnValue === 'show') given({ name: 'Pasted page', html: pasted.value });
    pasted.value = '';
  });

  watchDrops(take);
}

function watchDrops(take: (file: File | undefined) => void): void {
  const drop = box('drop');
  const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragenter', (event) => {
    if (isFile(event)) drop.hidden = false;
  });
  // While it shows it lies over everything, frames too, so that it is left only where the window is.
  drop.addEventListener('dragleave', () => {
    drop.hidden = true;
  });
  addEventListener('dragover', (event) => {
    if (isFile(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    drop.hidden = true;
    if (!isFile(event)) return;
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  });
}
