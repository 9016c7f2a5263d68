import { existsSync, readFileSync, rmSync, renameSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from './root.mjs'

const workspaces = /^@yichuang\//
const placeWords =
  /new URL\(\s*'(\.{1,2}\/[\w./-]+\.ts)',\s*import\.meta\.url,?\s*\)|import\.meta\.(url|dirname|filename)\b/g

/**
 * Bundles the server into apps/server/dist/main.mjs. Our own workspaces go in, npm packages stay outside.
 * `import.meta.url` keeps meaning the source file, so that SQL, templates and texts are read from beside it;
 * `new URL('./x.ts', import.meta.url)`, as a worker thread is named, becomes a bundle of its own.
 * @throws when the code does not compile
 */
export async function bundleServer() {
  const { build } = await import('esbuild')
  const dist = join(root, 'apps/server/dist')
  const made = `${dist}.new`
  rmSync(made, { recursive: true, force: true })
  const entries = { main: join(root, 'apps/server/main.ts') }
  const built = new Set()
  while (Object.keys(entries).length > built.size) {
    const round = Object.fromEntries(Object.entries(entries).filter(([name]) => !built.has(name)))
    for (const name of Object.keys(round)) built.add(name)
    await build({
      entryPoints: round,
      outdir: made,
      outExtension: { '.js': '.mjs' },
      // What a command imports when it runs stays apart, so that the small commands start at once. Chunks lie beside
      // the entries: the way from a bundle to a source file is the same for all.
      bundle: true,
      splitting: true,
      chunkNames: '[name]-[hash]',
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      jsx: 'automatic',
      sourcemap: true,
      sourcesContent: false,
      loader: { '.css': 'text', '.sql': 'text', '.typ': 'text', '.svg': 'text' },
      logLevel: 'error',
      plugins: [packagesStayOutside, sourcesKeepTheirPlace(dist, entries)],
    })
  }
  rmSync(dist, { recursive: true, force: true })
  renameSync(made, dist)
}

const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind, resolveDir }) => {
      if (kind === 'entry-point' || workspaces.test(path)) return undefined
      if (path.startsWith('node:') || canReach(path, resolveDir)) return { path, external: true }
      return { errors: [{ text: `${path} is installed where the bundle cannot reach it` }] }
    })
  },
}

/** Whether the server's folder finds the same copy of a package as the file that imports it. */
function canReach(specifier, from) {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  return installedAt(name, from) === installedAt(name, join(root, 'apps/server/dist'))
}

function installedAt(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(place)) return place
    if (folder === dirname(folder)) return undefined
  }
}

/** @param entries names of bundles to make, extended with the workers met on the way */
function sourcesKeepTheirPlace(dist, entries) {
  return {
    name: 'sources-keep-their-place',
    setup(bundler) {
      bundler.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8')
        if (!source.includes('import.meta.')) return undefined
        const here = `new URL(${JSON.stringify(relative(dist, path))}, import.meta.url)`
        const placed = { url: `${here}.href`, dirname: JSON.stringify(dirname(path)), filename: JSON.stringify(path) }
        const contents = source.replaceAll(placeWords, (_, worker, word) =>
          worker === undefined
            ? placed[word]
            : `new URL(${JSON.stringify(workerBundle(resolve(dirname(path), worker), entries))}, import.meta.url)`,
        )
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

/** The bundle a worker becomes, named for its folder and file. */
function workerBundle(path, entries) {
  const name = relative(root, path).replace(/\.ts$/, '').replaceAll('/', '-')
  entries[name] = path
  return `./${name}.mjs`
}
