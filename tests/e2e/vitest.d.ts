import 'vitest';
import type { BrowserName } from './harness/browser';

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserName;
  }
}
