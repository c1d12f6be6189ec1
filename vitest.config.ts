import { defineConfig } from 'vitest/config';

const endToEnd = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    include: ['tests/e2e/**/*.spec.ts'],
    provide: { browser },
    // Two browsers side by side on a small machine starve each other into time-outs.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 25_000, interval: 60 } },
    // Browsers, drivers and a busy machine now and then fail of themselves; `npm test` names what needed this.
    retry: 1,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['extension/**/*.test.ts', 'www/**/*.test.ts', 'tools/**/*.test.mjs'],
          environment: 'jsdom',
          setupFiles: ['extension/test/setup.ts'],
        },
      },
      {
        test: {
          name: 'package',
          include: ['packages/**/*.test.mjs'],
          testTimeout: 60_000,
        },
      },
      endToEnd('chromium'),
      endToEnd('firefox'),
    ],
  },
});
