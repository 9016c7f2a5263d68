import { readFileSync } from 'node:fs'
import type { Material } from '@yichuang/modules/catalogue/rules'
import { addPublicPages } from '@yichuang/modules/portal/public'
import type { PublicPage, Server, Shown, Visit } from '@yichuang/modules/portal/public'
import type { Printer } from '@yichuang/platform/printing'
import { qrSvg } from '@yichuang/platform/printing'
import { listOf } from './list.ts'
import { paperOf } from './paper.ts'
import type { GuideBook, GuideSources } from './queries/guide-book.ts'
import { answersIn } from './served/answers.ts'
import { guidePage } from './served/GuidePage.tsx'
import { listPage } from './served/ListPage.tsx'
import { lostGuide } from './served/LostGuide.tsx'
import { packagePage } from './served/PackagePage.tsx'
import type { ShownPackage } from './served/PackagePage.tsx'
import { samplePage } from './served/SamplePage.tsx'
import { shortPage } from './served/ShortPage.tsx'
import { guideAddress, guideSheet } from './served/shown-guide.ts'
import type { ShownGuide } from './served/shown-guide.ts'

export interface GuideParts {
  readonly book: GuideBook
  readonly sources: GuideSources
  readonly printer: Pick<Printer, 'render'>
  /** address citizens reach, for QR codes */
  readonly publicUrl: () => string
  /** cookies only over https */
  readonly secureCookies: boolean
}

/** Guides on a page of the list. */
const PAGE = 60

/** Adds the public pages of the guides: the list, both forms, samples, prints. */
export async function addGuidePages(server: Server, parts: GuideParts): Promise<void> {
  const sheet = ['list', 'guide', 'sample']
    .map((name) => readFileSync(new URL(`./served/${name}.css`, import.meta.url), 'utf8'))
    .join('\n')
  server.get(guideSheet, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(sheet),
  )
  await addPublicPages(server, pagesOf(parts), parts)
}

function pagesOf(parts: GuideParts): readonly PublicPage[] {
  const print = printsOf(parts)
  const form =
    (show: (visit: Visit, shown: ShownGuide) => Shown | Promise<Shown>): PublicPage[2] =>
    async ({ visit, params }) => {
      const shown = await shownGuide(parts, visit, params['item'] ?? '')
      return shown === undefined ? { status: 404, html: lostGuide(visit) } : show(visit, shown)
    }
  return [
    ['GET', '/guides', async ({ visit }) => ({ html: listPage(visit, await listAsked(parts, visit)) })],
    ['GET', '/guides/:item', form((visit, shown) => ({ html: guidePage(visit, shown) }))],
    [
      'GET',
      '/guides/:item/short',
      form((visit, shown) => {
        const url = fullUrl(parts, shown)
        return { html: shortPage(visit, shown, { url, qr: qrSvg(url) }) }
      }),
    ],
    ['GET', '/guides/:item/full.pdf', form((_visit, shown) => print(shown, 'full'))],
    ['GET', '/guides/:item/short.pdf', form((_visit, shown) => print(shown, 'short'))],
    [
      'GET',
      '/guides/:item/materials/:material',
      async ({ visit, params }) => {
        const shown = await shownGuide(parts, visit, params['item'] ?? '')
        const material = shown?.item.materials.find(({ key }) => key === params['material'])
        if (shown === undefined || material === undefined) return { status: 404, html: lostGuide(visit) }
        return { html: await sampleOfMaterial(parts, visit, { shown, material }) }
      },
    ],
    [
      'GET',
      '/packages/:id',
      async ({ visit, params }) => {
        const shown = await shownPackage(parts, params['id'] ?? '')
        return shown === undefined ? { status: 404, html: lostGuide(visit) } : { html: packagePage(visit, shown) }
      },
    ],
  ]
}

async function sampleOfMaterial(
  { sources }: GuideParts,
  visit: Visit,
  { shown, material }: { readonly shown: ShownGuide; readonly material: Material },
): Promise<string> {
  const { elements } = await sources.words.current()
  return samplePage(visit, { guide: shown.guide, item: shown.item, material, elements })
}

/** The list as the address asks for it. */
function listAsked({ book }: GuideParts, { search }: Visit) {
  const query = new URLSearchParams(search)
  const given = (name: string) => query.get(name)?.slice(0, 100) || undefined
  return listOf(book, {
    q: given('q'),
    by: given('by'),
    theme: given('theme'),
    life: given('life'),
    department: given('department'),
    object: given('object'),
    letter: given('letter'),
    page: Math.trunc(Number(given('page') ?? 1)) || 1,
    limit: PAGE,
  })
}

/** The guide an address asks for, with the answers in it. */
async function shownGuide({ book, sources }: GuideParts, visit: Visit, id: string): Promise<ShownGuide | undefined> {
  const query = new URLSearchParams(visit.search)
  const version = query.get('version')
  if (version !== null && !/^[1-9]\d{0,5}$/.test(version)) return undefined
  const found = await book.read(id.slice(0, 60), version === null ? undefined : Number(version))
  if (found === undefined) return undefined
  const [all, words] = await Promise.all([sources.items.all(), sources.words.current()])
  return {
    ...found,
    answers: answersIn(query, found.item),
    nameOf: (item) => all.get(item)?.name,
    licenceOf: (licence) => words.licences.get(licence),
  }
}

/** A package in force with its items. */
async function shownPackage({ sources }: GuideParts, id: string): Promise<ShownPackage | undefined> {
  const pkg = await sources.packageOf(id.slice(0, 60))
  if (pkg === undefined) return undefined
  const [places, words, found] = await Promise.all([
    sources.places.current(),
    sources.words.current(),
    Promise.all(pkg.items.map(({ item }) => sources.items.current(item))),
  ])
  const elements = new Map(words.elements.map(({ key, label }) => [key, label]))
  return {
    pkg,
    elementOf: (key) => elements.get(key),
    items: found.flatMap((one) => (one === undefined ? [] : [one.item])),
    departmentOf: (department) => places.departments.get(department)?.name ?? department,
  }
}

function fullUrl({ publicUrl }: GuideParts, { guide }: ShownGuide): string {
  return `${publicUrl()}${guideAddress(guide, '', {})}`
}

/** Prints kept in memory: the same guide is printed again and again. */
const KEPT = 60

/** Sets guides on paper; a print is made once while it is in use. */
function printsOf(parts: GuideParts) {
  const kept = new Map<string, Promise<Uint8Array>>()
  const made = (shown: ShownGuide, form: 'full' | 'short') => {
    const url = fullUrl(parts, shown)
    const paper = paperOf(shown, form, url)
    const key = JSON.stringify(paper)
    const print =
      kept.get(key) ??
      parts.printer
        .render('guide.typ', paper, { pictures: { qr: { kind: 'qr', text: url } }, pdfStandard: '1.7' })
        .then(({ pdf }) => pdf)
    kept.delete(key)
    kept.set(key, print)
    print.catch(() => kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return print
  }
  return async (shown: ShownGuide, form: 'full' | 'short'): Promise<Shown> => ({
    file: {
      bytes: await made(shown, form),
      mediaType: 'application/pdf',
      fileName: `${shown.guide.name}办事指南${form === 'short' ? '（简版）' : ''}.pdf`,
    },
  })
}
