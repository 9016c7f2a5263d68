import { DateText, dayOf, Tag, useTexts } from '@yichuang/kit'
import type { ResultView } from './shown-result.ts'

/** Whose result it is, and what was decided when. */
export function ResultHead({ dossier, result }: ResultView) {
  const t = useTexts('handout')
  const conclusion = dossier.case?.conclusion
  return (
    <header className="result-head">
      <div>
        <h2>{result.documents[0]?.name ?? dossier.item.name}</h2>
        <p className="muted">
          {dossier.applicant.name}　{dossier.applicationNo}
        </p>
      </div>
      {conclusion !== undefined && (
        <Tag kind={conclusion.kind === 'granted' ? 'green' : 'amber'}>
          <DateText day={dayOf(conclusion.at)} form="full" /> {t(`conclusion.${conclusion.kind}`)}
        </Tag>
      )}
    </header>
  )
}
