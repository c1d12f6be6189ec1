/** Which engine a page gets. */

import type { Engine } from './engine';

interface Choice {
  readonly startLocal: () => Engine;
  readonly remote: Engine;
  /** Whether this origin is known to refuse WebAssembly: to try again would make the page report a violation. */
  readonly refused: boolean;
}

/** An engine that can be made ready ahead of its first page. */
export interface ChosenEngine extends Engine {
  prepare(): void;
}

/** The local engine if it starts. It is not started before it is wanted. */
export function chooseEngine({ startLocal, remote, refused }: Choice): ChosenEngine {
  let chosen: Engine | undefined = refused ? remote : undefined;
  const choose = (): Engine => (chosen ??= startLocalOr(remote, startLocal));
  return {
    analyze: (root, options) => choose().analyze(root, options),
    prepare() {
      // Who has answered already is warm.
      if (!chosen) choose().warmUp?.();
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
