import type { Answers } from '@yichuang/modules/catalogue/rules'
import { pageText, Shell } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import { dayOf, formatDay, Icon } from '@yichuang/kit/public'
import type { Guide } from '../rules/index.ts'
import { FlowChart } from './FlowChart.tsx'
import { FormSection, hasForm } from './FormSection.tsx'
import { Basis, Basics, Conditions, Fees, Packages, Procedures, Results } from './GuideSections.tsx'
import { Ask, Places, Remedies } from './GuidePlaces.tsx'
import { MaterialsSection } from './MaterialsSection.tsx'
import { guideAddress, guideSheet } from './shown-guide.ts'
import type { ShownGuide } from './shown-guide.ts'
import { guideWords } from './words.ts'
import type { GuideWords } from './words.ts'

interface Part {
  readonly guide: Guide
  readonly say: GuideWords
}

/** The full guide of an item. (CAT-13, CAT-03) */
export function guidePage(visit: Visit, shown: ShownGuide): string {
  const say = guideWords(visit.language)
  const { t } = say
  const { guide } = shown
  const part = { guide, say }
  const sections = sectionsOf(shown)
  return pageText(
    <Shell visit={visit} title={`${guide.name} ${t('guide.of')}`} form="wide" sheet={guideSheet}>
      <a className="crumb" href="/guides">
        <Icon name="back" />
        {t('guide.crumb')}
      </a>
      <Head {...part} />
      <VersionBanner {...part} current={shown.current} />
      <KeyFacts {...part} />
      <Ways guide={guide} answers={shown.answers} say={say} />
      <div className="guide">
        <nav className="contents" aria-label={t('guide.contents')}>
          <ul>
            {sections.map((section) => (
              <li key={section}>
                <a href={`#${section}`}>{t(`section.${section}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="parts">
          <MaterialsSection shown={shown} say={say} />
          <FormSection item={shown.item} say={say} />
          <Conditions {...part} />
          <section id="flow" aria-labelledby="flow-title">
            <h2 id="flow-title">{t('section.flow')}</h2>
            <FlowChart flow={guide.flow} say={say} />
          </section>
          <Procedures {...part} />
          <Fees {...part} />
          <Results {...part} />
          <Places {...part} />
          <Ask {...part} />
          <Remedies {...part} />
          <Basis {...part} />
          <Basics {...part} />
          <Packages {...part} />
        </div>
      </div>
    </Shell>,
  )
}

/** The sections a guide has, in the order of the page; what the catalogue does not say has none. */
function sectionsOf({ guide, item }: ShownGuide): readonly string[] {
  const there: Readonly<Record<string, boolean>> = {
    materials: true,
    form: hasForm(item),
    conditions: guide.conditions.length > 0,
    flow: true,
    procedures: guide.specialProcedures.length > 0,
    fees: true,
    results: guide.results.length > 0,
    places: guide.places.length > 0,
    ask: guide.places.length > 0,
    remedies: guide.remedies !== undefined,
    basis: guide.legalBasis.length > 0,
    basic: true,
    packages: guide.packages.length > 0,
  }
  return Object.keys(there).filter((section) => there[section] === true)
}

/** Name, department, version. */
export function Head({ guide, say }: Part) {
  const { t } = say
  const day =
    guide.publishedAt === undefined ? undefined : formatDay(dayOf(guide.publishedAt), 'bare', say.language, '')
  return (
    <>
      <h1>{guide.name}</h1>
      <p className="no">
        {[
          guide.department.name,
          t('guide.version', { version: guide.version }),
          ...(day === undefined ? [] : [t('guide.from', { day })]),
        ].join(' · ')}
      </p>
    </>
  )
}

/** Says that a version is not the one in force, and where that one is. (CAT-12) */
export function VersionBanner({ guide, say, current }: Part & { readonly current: number | undefined }) {
  const { t } = say
  if (guide.isCurrent) return null
  return (
    <div className="alert old" role="status">
      <Icon name="warning" />
      <div>
        <b>{t(current === undefined ? 'guide.gone' : 'guide.old', { version: guide.version })}</b>
        {current !== undefined && (
          <p>
            <a href={`/guides/${guide.id}`}>{t('guide.oldNow', { version: current })}</a>
          </p>
        )}
      </div>
    </div>
  )
}

/** What most people want to know first. */
export function KeyFacts({ guide, say }: Part) {
  const { t } = say
  const facts = {
    handling: say.word(guide.handling),
    committed: say.length(guide.limits.committed),
    statutory: say.length(guide.limits.statutory),
    visits: guide.visits === 0 ? t('noVisit') : t('visits', { count: guide.visits }),
    fee: t(guide.fee.charged ? 'charged' : 'free'),
  }
  return (
    <dl className="key-facts">
      {Object.entries(facts).map(([name, value]) => (
        <div key={name}>
          <dt>{t(`key.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Ways({ guide, answers, say }: Part & { readonly answers: Answers }) {
  const { t } = say
  return (
    <p className="ways">
      <a href={guideAddress(guide, 'short', answers)}>
        <Icon name="page-add" />
        {t('guide.short')}
      </a>
      <a href={guideAddress(guide, 'full.pdf', answers)}>
        <Icon name="printer" />
        {t('guide.pdf')}
      </a>
      <a href={guideAddress(guide, 'short.pdf', answers)}>
        <Icon name="printer" />
        {t('guide.pdfShort')}
      </a>
    </p>
  )
}
