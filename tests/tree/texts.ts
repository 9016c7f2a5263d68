import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { filesBelow, root } from './copy.ts'

export const languages = ['zh-CN', 'en'] as const

/** The texts of one file: key, with dots for nesting, → sentence. */
export type Texts = ReadonlyMap<string, string>

/** A place of the code that names a text. `*` in a key stands for what is only known at run time. */
export interface Use {
  readonly namespace: string
  readonly key: string
  readonly file: string
}

/** Namespaces of pages and the folder of each: every module with texts, and the workbench; the kit's are checked by the compiler. */
export function namespaces(): ReadonlyMap<string, string> {
  const modules = readdirSync(join(root, 'modules')).map((name) => [name, `modules/${name}/i18n`] as const)
  const all = [...modules, ['web', 'apps/web/i18n'] as const]
  return new Map(all.filter(([, folder]) => existsSync(join(root, folder, 'zh-CN.json'))))
}

/** All files of texts: pages, refusals, documents of every module, the workbench and the kit's words. */
export function textFiles(): readonly string[] {
  return filesBelow('modules', 'kit', 'apps/web').filter((path) => /\/i18n\/(zh-CN|en)(\.\w+)?\.json$/.test(path))
}

/** Reads a file of texts. */
export function readTexts(path: string): Texts {
  return existsSync(join(root, path)) ? new Map(flatten(JSON.parse(readFileSync(join(root, path), 'utf8')))) : new Map()
}

function flatten(texts: object, above = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null
      ? flatten(text, `${above}${key}.`)
      : [[`${above}${key}`, String(text)] as [string, string]],
  )
}

/** Key without the ending that chooses a plural: English has two forms where Chinese has one. */
export function withoutPlural(key: string): string {
  return key.replace(/_(one|other|zero)$/, '')
}

/** Pages, kit and shells: the code that a browser shows. */
export function pageFiles(): readonly string[] {
  return filesBelow('modules', 'kit', 'apps/web').filter(
    (path) =>
      /\.tsx?$/.test(path) &&
      !/\.test\.tsx?$|\/(testing|gallery)\//.test(path) &&
      (path.endsWith('.tsx') || !/^modules\/[^/]+\/(?!pages)/.test(path)),
  )
}

/** Every text a file of pages asks for: `t('key')` after `const t = useTexts('namespace')`, and `'namespace:key'`. */
export function usesIn(file: string, known: ReadonlySet<string>): readonly Use[] {
  const source = parse(file)
  const bound = boundNames(source)
  const own = /^modules\/([^/]+)\//.exec(file)?.[1] ?? 'kit'
  const uses: Use[] = []
  visit(source, (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.arguments[0] !== undefined) {
      const spaces = bound.get(node.expression.text) ?? (node.expression.text === 't' ? [own] : [])
      const keys = keysOf(node.arguments[0])
      for (const namespace of spaces.slice(0, 1)) uses.push(...keys.map((key) => ({ namespace, key, file })))
    }
    if (ts.isStringLiteral(node)) {
      const [, namespace = '', key = ''] = /^([a-z]+):([\w.-]+)$/.exec(node.text) ?? []
      if (known.has(namespace)) uses.push({ namespace, key, file })
    }
  })
  return uses
}

/** Names bound to the texts of a namespace: `const t = useTexts('intake')`. */
function boundNames(source: ts.SourceFile): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  visit(source, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.initializer === undefined) return
    const call = node.initializer
    if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || call.expression.text !== 'useTexts') return
    const [namespace] = call.arguments
    if (namespace !== undefined && ts.isStringLiteral(namespace)) {
      names.set(node.name.text, [...(names.get(node.name.text) ?? []), namespace.text])
    }
  })
  return names
}

/** The keys an argument can be; a variable gives none, a template one with `*`. */
function keysOf(argument: ts.Expression): readonly string[] {
  if (ts.isStringLiteral(argument) || ts.isNoSubstitutionTemplateLiteral(argument)) return [argument.text]
  if (ts.isConditionalExpression(argument)) return [...keysOf(argument.whenTrue), ...keysOf(argument.whenFalse)]
  if (ts.isTemplateExpression(argument)) {
    return [argument.head.text + argument.templateSpans.map(({ literal }) => `*${literal.text}`).join('')]
  }
  return []
}

/** Chinese written into code instead of into the texts: line and words. */
export function chineseIn(file: string): readonly string[] {
  const source = parse(file)
  const found: string[] = []
  visit(source, (node) => {
    const isText =
      ts.isStringLiteral(node) ||
      ts.isJsxText(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateExpression(node)
    if (isText && /\p{Script=Han}/u.test(node.getText(source))) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      found.push(`${file}:${line + 1} ${node.getText(source).trim()}`)
    }
  })
  return found
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true)
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}
