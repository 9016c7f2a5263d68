import { defineConfig } from 'vitest/config'
export default defineConfig({ root: '/work/main', test: { name:'db', include: ['platform/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000, globalSetup: ['platform/db/vitest-setup.ts'] } })
