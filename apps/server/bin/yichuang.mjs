#!/usr/bin/env node
/**
 * Starts the program from any folder: builds what changed since the last time, then runs the built server.
 * Everything said here goes to stderr, so that the output of a command stays clean for the next program.
 */
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
  console.error(`yichuang needs Node.js 20.19, 22.12 or 24 and newer; this is ${process.version}`)
  process.exit(1)
}

const home = join(import.meta.dirname, '..', '..', '..')
const showsPages = process.argv[2] === 'start'

try {
  const { buildApart } = await import(pathToFileURL(join(home, 'tools/build.mjs')).href)
  await buildApart(showsPages ? ['server', 'web'] : ['server'])
} catch (error) {
  console.error(`The program could not be built. ${error.message}`)
  console.error('Type `npm install` in its folder; if that does not mend it, `npm run build -- --force` says more.')
  process.exit(1)
}
process.setSourceMapsEnabled(true)
await import(pathToFileURL(join(home, 'apps/server/dist/main.mjs')).href)
