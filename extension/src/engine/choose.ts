/** Which engine a page gets. */

import type { Engine } from './engine';

interface Choice {
  readonly startLocal: () => Engine;
  readonly remote: Engine;
  /** Whether this origin is known to refuse WebAssembly: to try again would make the page report a violation. */
  readonly refused: boolean;
}

/** The local engine if it starts. It is not started before the first page is to be analysed. */
export function chooseEngine({ startLocal, remote, refused }: Choice): Engine {
  let chosen: Engine | undefined = refused ? remote : undefined;
  return {
    analyze(root, options) {
      chosen ??= startLocalOr(remote, startLocal);
      return chosen.analyze(root, options);
    },
  };
}

function startLocalOr(remote: Engine, startLocal: () => Engine): Engine {
  try {
    return startLocal();
  } catch {
    // Whatever kept it from starting here, the background has no page's policy to obey.
    return remote;
  }
}
