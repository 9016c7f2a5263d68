import { dayOf, formatDay, Icon } from '@yichuang/kit/public'
import type { ProgressView } from '../queries/present-progress.ts'
import { CaseSteps } from './CaseSteps.tsx'
import { KioskKeys, kioskPage, KioskSearch } from './KioskFrame.tsx'
import type { KioskHall } from './KioskFrame.tsx'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

interface Looked {
  /** what was found, and the pass that reads its papers while the page stands */
  readonly found?: { readonly view: ProgressView; readonly pass: string }
  /** key of the sentence */
  readonly problem?: string
}

const checks = [
  ['applicationNo', 17],
  ['documentEnding', 6],
  ['phoneEnding', 4],
] as const

/** 查进度: by the number and two endings; what is shown is gone with the page. */
export function kioskProgressPage(visit: Visit, hall: KioskHall, { found, problem }: Looked): string {
  const t = wordsOf(visit)
  if (found !== undefined) {
    const { view, pass } = found
    return kioskPage({
      visit,
      hall,
      title: view.item,
      lead: `${view.applicationNo} · ${view.department}`,
      children: (
        <>
          <section className="panel scroll">
            <CaseSteps t={t} steps={view.steps} />
          </section>
          {view.documents.length > 0 && <KioskPapers t={t} visit={visit} pass={pass} papers={view.documents} />}
        </>
      ),
    })
  }
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.progress'),
    lead: t('kiosk.progressLead'),
    children: (
      <form className="panel" method="post" action={`/kiosk/${hall.id}/progress`} autoComplete="off">
        {checks.map(([name, length]) => (
          <label key={name}>
            <span>{t(`kiosk.${name}`)}</span>
            <input name={name} data-keys inputMode="none" maxLength={length} />
          </label>
        ))}
        {problem !== undefined && (
          <p className="wrong" role="alert">
            {t(problem)}
          </p>
        )}
        <KioskKeys t={t} kind="document" />
        <div className="acts">
          <button type="submit" className="act primary">
            {t('kiosk.look')}
          </button>
        </div>
      </form>
    ),
  })
}

interface PapersProps {
  readonly t: Words
  readonly visit: Visit
  readonly pass: string
  readonly papers: ProgressView['documents']
}

/** Notices and results of the case, printed on A4 by the machine. */
function KioskPapers({ t, visit, pass, papers }: PapersProps) {
  return (
    <section className="panel scroll papers" data-pass={pass} aria-labelledby="papers">
      <h2 id="papers">{t('kiosk.papers')}</h2>
      <ul>
        {papers.map(({ id, title, issuedOn, pages }) => (
          <li key={id}>
            <Icon name="document" />
            <p>
              <b>{title}</b>
              <span>
                {t('documents.facts', {
                  day: formatDay(issuedOn, 'bare', visit.language, dayOf(visit.at)),
                  pages,
                })}
              </span>
            </p>
            <button type="button" className="act" data-paper={`/api/v1/documents/${id}/file`}>
              {t('kiosk.print')}
            </button>
          </li>
        ))}
      </ul>
      <p
        className="printing"
        role="status"
        data-printing
        data-busy={t('kiosk.printingPaper')}
        data-done={t('kiosk.paperPrinted')}
        data-failed={t('kiosk.paperNotPrinted')}
      />
    </section>
  )
}

interface FoundGuides {
  readonly phrase: string
  readonly rows: readonly { readonly id: string; readonly name: string }[]
}

/** 办事指南: found by everyday words, pinyin or initials, on the keyboard of the screen. */
export function kioskGuidesPage(visit: Visit, hall: KioskHall, { phrase, rows }: FoundGuides): string {
  const t = wordsOf(visit)
  return kioskPage({
    visit,
    hall,
    title: t('kiosk.guides'),
    lead: t('kiosk.guidesLead'),
    isTyped: true,
    children: (
      <>
        <KioskSearch t={t} address={`/kiosk/${hall.id}/guides`} phrase={phrase} />
        {phrase !== '' && rows.length === 0 && <p className="wrong">{t('kiosk.nothing')}</p>}
        <ul className="lines short">
          {rows.map(({ id, name }) => (
            <li key={id}>
              <a href={`/kiosk/${hall.id}/guides/${encodeURIComponent(id)}`}>
                <Icon name="document" />
                <b>{name}</b>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

interface Guide {
  readonly name: string
  readonly materials: readonly string[]
  readonly limit: { readonly value: number; readonly unit: string }
  readonly qr: string
}

/** What to bring for an item and how long it takes; the whole guide on the phone by its code. */
export function kioskGuidePage(visit: Visit, hall: KioskHall, { name, materials, limit, qr }: Guide): string {
  const t = wordsOf(visit)
  return kioskPage({
    visit,
    hall,
    title: name,
    lead: limit.value === 0 ? t('find.atOnce') : t('find.limit', { value: limit.value, unit: t(`find.${limit.unit}`) }),
    children: (
      <section className="panel guide">
        <h2>{t('kiosk.bring')}</h2>
        <ol>
          {materials.map((material) => (
            <li key={material}>{material}</li>
          ))}
        </ol>
        <div className="qr" dangerouslySetInnerHTML={{ __html: qr }} />
        <p>{t('kiosk.guideScan')}</p>
      </section>
    ),
  })
}
