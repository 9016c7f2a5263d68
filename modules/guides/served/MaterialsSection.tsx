import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Resolution, ResolvedMaterial } from '@yichuang/modules/catalogue/rules'
import { Icon } from '@yichuang/kit/public'
import { isOwnPaper } from '../rules/index.ts'
import type { GuideMaterial } from '../rules/index.ts'
import { fileAddress, guideAddress, sampleAddress } from './shown-guide.ts'
import type { ShownGuide } from './shown-guide.ts'
import { QuestionPath } from './QuestionPath.tsx'
import type { GuideWords } from './words.ts'

interface Part {
  readonly shown: ShownGuide
  readonly say: GuideWords
}

/** The materials: a question path to one's own list, and all of them with what each depends on. (CAT-03, CAT-13) */
export function MaterialsSection({ shown, say }: Part) {
  const { t } = say
  const { guide, item, answers } = shown
  const resolution = resolveSituation(item, answers)
  const isAsked = Object.keys(answers).length > 0
  return (
    <section id="materials" aria-labelledby="materials-title">
      <h2 id="materials-title">{t('section.materials')}</h2>
      {guide.hasQuestions && <QuestionPath shown={shown} resolution={resolution} say={say} />}
      {isAsked && resolution.status === 'complete' && <OwnList shown={shown} resolution={resolution} say={say} />}
      <AllMaterials shown={shown} say={say} isOpen={!isAsked} />
    </section>
  )
}

function OwnList({ shown, resolution, say }: Part & { readonly resolution: Resolution }) {
  const { t } = say
  const { guide, answers } = shown
  const { details, fees, limits, procedures } = resolution
  const isShorter = limits.committed !== shown.item.limits.committed
  return (
    <div className="own" role="status">
      <h3>
        <Icon name="check" />
        {details.length === 0 ? t('path.none') : t('path.mine', { count: details.length })}
      </h3>
      <ol className="bring">
        {details.map((material) => (
          <OwnMaterial key={material.key} material={material} shown={shown} say={say} />
        ))}
      </ol>
      {isShorter && <p>{t('path.limit', { length: say.length(limits.committed) })}</p>}
      {procedures.length > 0 && (
        <p>{t('colon', { name: t('path.procedures'), value: procedures.map(({ kind }) => kind).join(t('and')) })}</p>
      )}
      {fees.length > 0 && (
        <p>
          {t('colon', {
            name: t('path.fees'),
            value: fees.map((line) => t('fees.line', { name: line.name, amount: say.fee(line) })).join(t('semicolon')),
          })}
        </p>
      )}
      <a className="btn" href={guideAddress(guide, 'short.pdf', answers)}>
        <Icon name="printer" />
        {t('path.print')}
      </a>
    </div>
  )
}

function OwnMaterial({ material, shown, say }: Part & { readonly material: ResolvedMaterial }) {
  const { name, party, copies, key } = material
  return (
    <li>
      <b>{name}</b>
      {party !== 'applicant' && <span className="whose">{say.party(party)}</span>}
      <span className="count">{say.copies(copies)}</span>
      <Notes material={material} say={say} licence={licenceName(shown, material)} />
      <Papers material={shown.guide.materials.find((one) => one.key === key)} shown={shown} say={say} />
    </li>
  )
}

function AllMaterials({ shown, say, isOpen }: Part & { readonly isOpen: boolean }) {
  const { t } = say
  const { materials } = shown.guide
  if (materials.length === 0) return <p>{t('materials.none')}</p>
  return (
    <details className="all-materials" open={isOpen}>
      <summary>{t('materials.all', { count: materials.length })}</summary>
      <ol className="bring">
        {materials.map((material) => (
          <li key={material.key}>
            <b>{material.name}</b>
            <span className={material.isAlways ? 'need' : 'need some'}>
              {t(material.isAlways ? 'materials.always' : 'materials.sometimes')}
            </span>
            {material.party !== 'applicant' && <span className="whose">{say.party(material.party)}</span>}
            <span className="count">{say.copies(material.copies)}</span>
            <Reasons material={material} say={say} />
            <Notes material={material} say={say} licence={licenceName(shown, material)} />
            <Papers material={material} shown={shown} say={say} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Reasons({ material, say }: { readonly material: GuideMaterial; readonly say: GuideWords }) {
  const { t } = say
  const { added, removed } = material
  return (
    <>
      {added.length > 0 && (
        <small>{t('colon', { name: t('materials.when'), value: added.map(say.reason).join(t('semicolon')) })}</small>
      )}
      {removed.length > 0 && (
        <small>
          {t('colon', { name: t('materials.unless'), value: removed.map(say.reason).join(t('semicolon')) })}
        </small>
      )}
    </>
  )
}

/** The blank forms of a material to load, and its sample: the one its department keeps, else the one that is drawn. */
function Papers({ material, shown, say }: Part & { readonly material: GuideMaterial | undefined }) {
  if (material === undefined) return null
  const { t } = say
  const { blanks = [], pages = [] } = material.kept ?? {}
  return (
    <>
      {blanks.map(({ hash, name, size }) => (
        <a key={hash} href={fileAddress(shown.guide, hash)}>
          {t('materials.blankFile', { name, size: say.size(size) })}
        </a>
      ))}
      <a href={sampleAddress(shown, material.key)}>
        {t(pages.length > 0 ? 'materials.keptSample' : 'materials.sample')}
      </a>
    </>
  )
}

type Noted = Pick<GuideMaterial, 'source' | 'issuer' | 'deferral' | 'share'> & {
  readonly hasBlank?: boolean
  readonly blankForm?: boolean
}

function Notes({
  material,
  say,
  licence,
}: {
  readonly material: Noted
  readonly say: GuideWords
  readonly licence: string | undefined
}) {
  return (
    <>
      {materialNotes(material, say, licence).map((note) => (
        <small key={note}>{note}</small>
      ))}
    </>
  )
}

/** What a person should know of a material beside how many copies: where it comes from, whether it can follow, or stay at home. */
export function materialNotes(material: Noted, say: GuideWords, licence: string | undefined): readonly string[] {
  const { t } = say
  const { source, issuer, deferral, share, hasBlank, blankForm } = material
  const shared = licence === undefined ? t('materials.sharedPlain') : t('materials.shared', { licence })
  return [
    ...(share.available ? [share.mode === 'verify' ? t('materials.verified') : shared] : []),
    t('colon', { name: t('materials.source'), value: sourceText(source, issuer, say) }),
    ...(deferral.allowed && deferral.days !== undefined
      ? [t('materials.within', { length: say.length(deferral.days) })]
      : []),
    ...(hasBlank === true || blankForm === true ? [t('materials.blank')] : []),
  ]
}

function sourceText(source: string, issuer: string, { t, word }: GuideWords): string {
  return isOwnPaper(source, issuer) ? word(source) : t('materials.sourceBy', { source: word(source), issuer })
}

function licenceName({ licenceOf }: ShownGuide, { share }: Pick<GuideMaterial, 'share'>): string | undefined {
  return share.licence === undefined ? undefined : licenceOf(share.licence)
}
