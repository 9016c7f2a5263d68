import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { roles, roleTerms } from '@yichuang/modules/access/rules'
import type { Role } from '@yichuang/modules/access/rules'
import type { Page } from 'playwright-core'
import ts from 'typescript'

/** A page of the workbench as its module declares it. */
export interface DeclaredPage {
  readonly module: string
  /** `/work/cases/:number` */
  readonly path: string
  /** somebody who may open it */
  readonly role: Role
}

const modules = fileURLToPath(new URL('../../modules', import.meta.url))

/** All pages that the modules declare in `pages/index.ts`, read from the source: a page's code needs a browser. */
export function declaredPages(): readonly DeclaredPage[] {
  return readdirSync(modules).flatMap((module) => {
    const file = join(modules, module, 'pages/index.ts')
    if (!existsSync(file)) return []
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true)
    return entriesOf(source).map((entry) => {
      const wordsOf = (name: string) => textsOf(propertyOf(entry, name))
      const rail = propertyOf(entry, 'rail')
      const onlyFor = rail !== undefined && ts.isObjectLiteralExpression(rail) ? textsOf(propertyOf(rail, 'roles')) : []
      return { module, path: `/work/${wordsOf('path')[0] ?? ''}`, role: roleFor(wordsOf('permission'), onlyFor) }
    })
  })
}

/** The object literals of `export const pages = [ … ]`. */
function entriesOf(source: ts.SourceFile): readonly ts.ObjectLiteralExpression[] {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
  const pages = declarations.find(({ name }) => ts.isIdentifier(name) && name.text === 'pages')?.initializer
  return pages !== undefined && ts.isArrayLiteralExpression(pages)
    ? pages.elements.filter(ts.isObjectLiteralExpression)
    : []
}

function propertyOf(entry: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return entry.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)
    ?.initializer
}

function textsOf(value: ts.Expression | undefined): readonly string[] {
  if (value === undefined) return []
  if (ts.isStringLiteral(value)) return [value.text]
  return ts.isArrayLiteralExpression(value) ? value.elements.filter(ts.isStringLiteral).map(({ text }) => text) : []
}

/** The first role that is named, else the first that has any of the permissions, else anybody. */
function roleFor(permissions: readonly string[], onlyFor: readonly string[]): Role {
  const may = (role: Role) =>
    permissions.length === 0 ||
    permissions.some((permission) => (roleTerms[role].permissions as readonly string[]).includes(permission))
  const fits = (role: Role) => onlyFor.length === 0 || onlyFor.includes(role)
  return roles.find((role) => fits(role) && may(role)) ?? 'window-clerk'
}

/** Whether a path is one of a single case, item or person: `/work/cases/:number`. */
export function hasParameter(path: string): boolean {
  return path.includes(':')
}

/**
 * An address that fits a path with a parameter, found on the page of a list: a link that fits, else where the first
 * row of its table leads.
 * @returns undefined when the list leads nowhere that fits
 */
export async function addressFrom(list: Page, path: string): Promise<string | undefined> {
  const shape = new RegExp(`^${path.replaceAll(/:\w+/g, '[^/?#]+')}$`)
  const fixed = new Set(declaredPages().map((declared) => declared.path))
  const pattern = { test: (href: string) => shape.test(href) && !fixed.has(href) }
  const links = await linksOf(list)
  const link = links.find((href) => pattern.test(href))
  if (link !== undefined) return link
  const row = list.locator('tbody tr').first()
  if ((await row.count()) === 0) return undefined
  await row.dblclick({ timeout: 2_000 }).catch(() => {})
  await list.waitForURL((url) => pattern.test(url.pathname), { timeout: 2_000 }).catch(() => {})
  const { pathname } = new URL(list.url())
  return pattern.test(pathname) ? pathname : undefined
}

/** Addresses of the public pages: everything the start page leads to that is not the workbench or the API. */
export async function publicAddresses(start: Page): Promise<readonly string[]> {
  const found = new Set(['/'])
  for (const address of found) {
    if (found.size >= 40) break
    await start.goto(address)
    const links = await linksOf(start)
    for (const link of links) {
      const [path = ''] = link.split(/[?#]/)
      if (!/^\/(work|api|metrics)(\/|$)|\.\w+$/.test(path) && path !== '') found.add(path)
    }
  }
  return [...found].slice(0, 40)
}

/** Where the links of a page lead, those inside the product. */
function linksOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href'))`)
}

/** Waits until a page has come to rest: nothing under way, nothing loading. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('main').first().waitFor({ timeout: 15_000 })
  await page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: 15_000 })
    .catch(() => {})
  await page.evaluate('document.fonts.ready.then(() => true)')
}
