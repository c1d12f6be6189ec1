/**
 * Origins whose pages refuse WebAssembly, remembered until the browser closes.
 *
 * Kept as 32-bit hashes: nothing needs the names, and a collision only costs its page the slower engine.
 */

import { isCount, isListOf } from '../shared/guard';

const KEY = 'refusals';
const MOST = 2_000;
const isHashes = isListOf(isCount);

/** Lets content scripts ask without waking the background. Only Chromium can, and only it needs to. */
export async function openRefusals(): Promise<void> {
  const session = chrome.storage.session as Partial<chrome.storage.StorageArea>;
  await session.setAccessLevel?.({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
}

export async function isRefusing(origin: string): Promise<boolean> {
  try {
    return (await load()).includes(hashOf(origin));
  } catch {
    // Not opened to content scripts: nothing is known.
    return false;
  }
}

export async function rememberRefusal(origin: string): Promise<void> {
  const known = await load();
  const hash = hashOf(origin);
  if (known.includes(hash)) return;
  await chrome.storage.session.set({ [KEY]: [...known, hash].slice(-MOST) });
}

async function load(): Promise<readonly number[]> {
  const stored: Record<string, unknown> = await chrome.storage.session.get(KEY);
  const hashes = stored[KEY];
  return isHashes(hashes) ? hashes : [];
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
