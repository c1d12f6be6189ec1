/** Puts what the set-up installs ahead of what the machine has. */
export function extendPath(): void;
