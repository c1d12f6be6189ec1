import { defineConfig } from 'vitest/config';
import { inRoot } from '../../../tools/lib/paths.mjs';

const measure = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    root: inRoot(),
    include: ['tests/e2e/bench/*.bench.ts'],
    globalSetup: inRoot('tests', 'e2e', 'bench', 'begin.ts'),
    provide: { browser },
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  // One browser after the other: side by side each would slow the other down.
  test: { maxWorkers: 1, fileParallelism: false, projects: [measure('chromium'), measure('firefox')] },
});
