import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/dist/**', '.data/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['modules/*/rules/**/*.test.ts', 'platform/pure/**/*.test.ts', 'tests/lifecycle/**/*.test.ts'],
          exclude,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: [
            'modules/*/{commands,queries,jobs}/**/*.test.ts',
            'modules/*/*.test.ts',
            'platform/!(pure)/**/*.test.ts',
            'apps/server/**/*.test.ts',
            'tests/server/**/*.test.ts',
          ],
          exclude,
          globalSetup: ['platform/db/vitest-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: [
            'modules/**/*.test.tsx',
            'modules/*/pages/**/*.test.ts',
            'kit/**/*.test.{ts,tsx}',
            'apps/web/**/*.test.{ts,tsx}',
          ],
          exclude,
          environment: 'jsdom',
          setupFiles: ['kit/testing/patience.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'tree', include: ['tests/*.test.ts'], exclude, testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          include: ['tests/{journeys,interface}/*.e2e.ts'],
          exclude,
          globalSetup: ['tests/journeys/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
          // two files beside each other, each with a product of its own: much of a journey is waiting
          maxWorkers: 2,
        },
      },
    ],
  },
})
