import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const inRoot = (...parts) => join(root, ...parts);

/** What a run leaves behind for a person to look at; ignored by git. */
export const artifacts = inRoot('artifacts');

/** Tools too slow to build once a checkout live outside it, one folder a version. */
export const toolCache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lede-tools');

export const cargoBin = join(process.env.CARGO_HOME || join(homedir(), '.cargo'), 'bin');

export const nodeBin = inRoot('node_modules', '.bin');

export const cargoTarget = () => resolve(root, process.env.CARGO_TARGET_DIR || 'target');
