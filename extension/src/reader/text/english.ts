/** The English catalogue, for where there is no extension to ask. */

import catalogue from '../../../_locales/en/messages.json';

type CatalogueKey = keyof typeof catalogue;

/** The reader's messages, without the `reader_` that sets them apart in the catalogue. */
export type MessageKey = CatalogueKey extends infer Key ? (Key extends `reader_${infer Name}` ? Name : never) : never;

export function english(key: MessageKey): string {
  return catalogue[`reader_${key}`].message;
}
