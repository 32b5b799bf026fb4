import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,declared,test}/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // what a page shows in the end is waited for: a busy machine is no fault of the page
    expect: { poll: { timeout: 20_000 } },
  },
});
