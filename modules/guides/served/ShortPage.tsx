import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import { pageText, Shell } from '@yichuang/modules/portal/public'
import type { Visit } from '@yichuang/modules/portal/public'
import { Icon } from '@yichuang/kit/public'
import { Head, KeyFacts, VersionBanner } from './GuidePage.tsx'
import { Places } from './GuidePlaces.tsx'
import { Conditions, Results } from './GuideSections.tsx'
import { guideAddress, guideSheet } from './shown-guide.ts'
import type { ShownGuide } from './shown-guide.ts'
import { guideWords } from './words.ts'
import type { GuideWords } from './words.ts'

interface FullAt {
  /** address of the full guide */
  readonly url: string
  /** the same as a QR code, an SVG text */
  readonly qr: string
}

/** The short guide: what to bring, how long, where; and the address of the full one with its QR code. (ZJ2 4.4; JL1 5.8; CAT-13) */
export function shortPage(visit: Visit, shown: ShownGuide, full: FullAt): string {
  const say = guideWords(visit.language)
  const { t } = say
  const { guide, answers } = shown
  const part = { guide, say }
  return pageText(
    <Shell visit={visit} title={`${guide.name} ${t('guide.of')}`} sheet={guideSheet}>
      <a className="crumb" href={guideAddress(guide, '', answers)}>
        <Icon name="back" />
        {t('guide.full')}
      </a>
      <Head {...part} />
      <VersionBanner {...part} current={shown.current} />
      <KeyFacts {...part} />
      <section aria-labelledby="full-title" className="full-at">
        <img src={`data:image/svg+xml;base64,${Buffer.from(full.qr).toString('base64')}`} alt={t('guide.qr')} />
        <div>
          <h2 id="full-title">{t('guide.full')}</h2>
          <p>{t('guide.fullAt')}</p>
          <a href={guideAddress(guide, '', answers)}>{full.url}</a>
        </div>
      </section>
      <ShortMaterials shown={shown} say={say} />
      <Conditions {...part} />
      <Results {...part} />
      <Places {...part} />
      <a className="btn" href={guideAddress(guide, 'short.pdf', answers)}>
        <Icon name="printer" />
        {t('guide.pdfShort')}
      </a>
    </Shell>,
  )
}

function ShortMaterials({ shown, say }: { readonly shown: ShownGuide; readonly say: GuideWords }) {
  const { t } = say
  const { guide, item, answers } = shown
  const resolution = resolveSituation(item, answers)
  const own = Object.keys(answers).length > 0 && resolution.status === 'complete' ? resolution.details : undefined
  const rows = own ?? guide.materials
  return (
    <section aria-labelledby="materials-title">
      <h2 id="materials-title">{t('section.materials')}</h2>
      {rows.length === 0 && <p>{t('materials.none')}</p>}
      <ol className="bring brief">
        {rows.map((material) => (
          <li key={material.key}>
            <b>{material.name}</b>
            {'isAlways' in material && !material.isAlways && (
              <span className="need some">{t('materials.sometimes')}</span>
            )}
            <span className="count">{say.copies(material.copies)}</span>
          </li>
        ))}
      </ol>
      {own === undefined && guide.hasQuestions && (
        <p>
          <a href={`${guideAddress(guide, '', {})}#materials`}>{t('path.title')}</a>
        </p>
      )}
    </section>
  )
}
