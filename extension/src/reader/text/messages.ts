/** The reader's words, as the extension's catalogues have them under `reader_`. */

import type catalogue from '../../../_locales/en/messages.json';
import { counted, text } from '../../shared/words';

export { formatLanguage, interfaceDirection, interfaceLanguage, number, ownWords } from '../../shared/words';

type Named<Name> = Name extends `reader_${infer Key}` ? Key : never;

/** The reader's messages, without the `reader_` that sets them apart in the catalogues. */
export type MessageKey = Named<keyof typeof catalogue>;
export type CountedKey = MessageKey extends infer Key ? (Key extends `${infer Stem}_other` ? Stem : never) : never;

export function say(key: MessageKey, ...substitutions: string[]): string {
  return text(`reader_${key}`, ...substitutions);
}

export function sayCounted(key: CountedKey, count: number): string {
  return counted(`reader_${key}`, count);
}
