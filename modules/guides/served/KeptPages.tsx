import type { Guide, KeptMark, KeptSample } from '../rules/index.ts'
import { fileAddress } from './shown-guide.ts'
import type { GuideWords } from './words.ts'

interface KeptPagesProps extends Pick<KeptSample, 'pages' | 'marks'> {
  readonly guide: Guide
  /** of the material */
  readonly name: string
  readonly say: GuideWords
}

/**
 * The pages of a sample as its department filled it, the numbers of the review points where each is looked at. A number
 * leads to its point. The numbers are drawn, as no element may carry a style of its own. (CAT-06, CAT-13)
 */
export function KeptPages({ guide, name, pages, marks, say }: KeptPagesProps) {
  const { t } = say
  return (
    <div className="kept-pages">
      {pages.map(({ hash, width, height }, index) => (
        <figure key={hash}>
          <div className="kept-page">
            <img
              src={fileAddress(guide, hash)}
              alt={t('sample.pageOf', { name, page: index + 1 })}
              width={width}
              height={height}
            />
            <Numbers marks={marks.filter(({ page }) => page === index + 1)} say={say} />
          </div>
          <figcaption>
            <a href={fileAddress(guide, hash)}>{t('sample.large')}</a>
          </figcaption>
        </figure>
      ))}
    </div>
  )
}

function Numbers({ marks, say }: { readonly marks: readonly KeptMark[]; readonly say: GuideWords }) {
  if (marks.length === 0) return null
  return (
    <svg className="kept-marks">
      {marks.map(({ number, x, y }) => (
        <a key={number} href={`#point-${number}`} aria-label={say.t('sample.point', { number })}>
          <circle cx={share(x)} cy={share(y)} r="14" />
          <text x={share(x)} y={share(y)} dy="0.36em" textAnchor="middle">
            {number}
          </text>
        </a>
      ))}
    </svg>
  )
}

function share(part: number): string {
  return `${(part * 100).toFixed(2)}%`
}
