import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the product. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A copy of the tree in a temporary folder, for planting what must not be. */
export interface TreeCopy {
  readonly folder: string
  plant(path: string, text: string): void
  remove(): void
}

const sources = ['modules', 'platform', 'kit', 'apps']
const settings =
  /^(package\.json|tsconfig.*\.json|\.dependency-cruiser\.mjs|\.oxlintrc\.json|\.prettierrc\.json|knip\.json)$/
const leftOut = /^(\..*|node_modules|dist|dist\.new)$/

/** Copies sources and settings; packages are links to the real ones, our workspaces links into the copy. */
export function copyTree(): TreeCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yichuang-tree-')))
  for (const name of [...sources, ...readdirSync(root).filter((entry) => settings.test(entry))]) {
    const wanted = (path: string) => path === join(root, name) || !leftOut.test(basename(path))
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: wanted })
  }
  const packages = join(folder, 'node_modules')
  mkdirSync(join(packages, '@yichuang'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')).filter((entry) => entry !== '@yichuang')) {
    symlinkSync(join(root, 'node_modules', name), join(packages, name))
  }
  for (const name of ['modules', 'platform', 'kit']) {
    symlinkSync(join(folder, name), join(packages, '@yichuang', name))
  }
  return {
    folder,
    plant(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Every file at or below folders of the product, relative to it; packages, builds and hidden files left out. */
export function filesBelow(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !leftOut.test(name))
      .flatMap((entry) => {
        const path = `${folder}/${entry.name}`
        return entry.isDirectory() ? filesBelow(path) : [path]
      }),
  )
}
