/**
 * Builds the workbench into `apps/web/dist`. `node apps/web/build.mjs [--gallery]`, or `buildWeb()` from a script.
 * The page it makes runs under `script-src 'self'; style-src 'self' 'nonce-…'`: the server puts the nonce of each answer
 * in the place of `__CSP_NONCE__`.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { deepImports } from './deep-imports.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** What stands in the page where the server writes the nonce of its Content-Security-Policy. */
export const noncePlace = '__CSP_NONCE__'

/**
 * How Vite builds the workbench.
 * @param {{ gallery?: boolean, outDir?: string }} options `gallery` adds /work/gallery, for looking and for tests only
 */
export function webConfig({ gallery = false, outDir = here(gallery ? './.cache/gallery' : './dist') } = {}) {
  return {
    configFile: false,
    root: here('./workbench'),
    base: '/work/',
    logLevel: 'warn',
    plugins: [deepImports(), react()],
    define: { HAS_GALLERY: JSON.stringify(gallery) },
    html: { cspNonce: noncePlace },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 800,
      rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
    },
  }
}

// What every page needs is one file each; everything else goes with the page that needs it.
const chunks = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next)\// },
  { name: 'kit', test: /\/kit\/(?!antd\/)/ },
  { name: 'texts-zh-CN', test: /\/modules\/[^/]+\/i18n\/zh-CN\b/ },
  { name: 'texts-en', test: /\/modules\/[^/]+\/i18n\/en\b/ },
]

/** Builds the workbench; gives the folder it went to. */
export async function buildWeb(options = {}) {
  const config = webConfig(options)
  await build(config)
  return config.build.outDir
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now()
  const folder = await buildWeb({ gallery: process.argv.includes('--gallery') })
  console.log(`workbench built into ${folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
