import type { BrowserContext, Worker } from 'playwright-core';

export interface ChromiumSettings {
  readonly extension: string;
  readonly headless: boolean;
  readonly profile?: string;
  readonly flags?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number } | null;
}

export function launchChromium(settings: ChromiumSettings): Promise<BrowserContext>;
export function backgroundWorker(context: BrowserContext): Promise<Worker>;
export function closeWelcome(context: BrowserContext): Promise<boolean>;
