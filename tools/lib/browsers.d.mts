export type BrowserName = 'chromium' | 'firefox';
export const browserNames: readonly BrowserName[];
export function browserVariable(name: BrowserName): string;
export function findBrowser(name: BrowserName): string | undefined;
export function hasDisplay(): boolean;
