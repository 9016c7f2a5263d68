import { Card, EmptyState, FactList, MomentText, useTexts } from '@yichuang/kit'
import { ResultHead } from './ResultHead.tsx'
import type { ResultView } from './shown-result.ts'

/** A result that is not to be handed out: still at the department, or settled. */
export function SettledCard(view: ResultView) {
  const { result } = view
  const t = useTexts('handout')
  const { settledAt, recipient } = result
  return (
    <Card grow>
      <ResultHead {...view} />
      <EmptyState icon="check" title={t(`settled.${result.state}`)} text={t('settled.text')} />
      {settledAt !== undefined && (
        <FactList
          facts={[
            { term: t('settled.at'), value: <MomentText at={settledAt} /> },
            ...(recipient === undefined ? [] : [{ term: t('settled.recipient'), value: recipient }]),
          ]}
        />
      )}
    </Card>
  )
}
