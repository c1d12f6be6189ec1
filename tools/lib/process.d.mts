export class Advice extends Error {}
export function which(name: string, path?: string): string | undefined;
export function outputOf(command: string, args: readonly string[], options?: object): string | undefined;
