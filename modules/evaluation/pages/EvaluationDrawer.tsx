import { Ask, Button, Card, Drawer, FactList, MomentText, useCall, useSession, useTexts } from '@yichuang/kit'
import { readEvaluation } from '../contract.ts'
import type { Evaluation } from '../contract.ts'
import { GradeTag } from './GradeTag.tsx'

/** One evaluation with what proves it: service, channel, device, and its event in the signed log. (SUP-11) */
export function EvaluationDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts('evaluation')
  const { may } = useSession()
  const asked = useCall(readEvaluation, { params: { id } }, { topics: ['evaluation'] })
  const { data } = asked
  return (
    <Drawer
      title={t('detail.title')}
      width="m"
      onClose={onClose}
      {...(data !== undefined && { tags: <GradeTag grade={data.grade} state={data.state} /> })}
      {...(data?.hasCallback === true &&
        may('evaluation.call-back') && {
          footer: (
            <>
              <span className="grow" />
              <Button to={`/work/callbacks?id=${id}`}>{t('detail.callback')}</Button>
            </>
          ),
        })}
    >
      <Ask query={asked}>{(evaluation) => <Whole evaluation={evaluation} />}</Ask>
    </Drawer>
  )
}

function Whole({ evaluation }: { readonly evaluation: Evaluation }) {
  const t = useTexts('evaluation')
  const { reasons, comment, hallName, windowNo, givenAt, channel, proof, ticketNo, applicationNo } = evaluation
  const window = windowNo === null ? '' : t('list.windowNo', { no: windowNo })
  const words = reasons.map((reason) => t(`reasons.${reason}`)).join(' · ')
  return (
    <div className="evaluation-detail">
      <FactList
        facts={[
          { term: t('list.item'), value: evaluation.itemName },
          { term: t('list.service'), value: t(`service.${evaluation.service}`) },
          { term: t('list.place'), value: `${hallName} ${window}`.trim() },
          { term: t('list.asked'), value: <MomentText at={evaluation.askedAt} form="second" /> },
          ...(words === '' ? [] : [{ term: t('list.words'), value: words }]),
          ...(comment === '' ? [] : [{ term: t('served.comment'), value: comment }]),
        ]}
      />
      <Card title={t('detail.proof')}>
        {proof === null || givenAt === null || channel === null ? (
          <p className="muted">{t('detail.noProof')}</p>
        ) : (
          <FactList
            facts={[
              { term: t('list.given'), value: <MomentText at={givenAt} form="second" /> },
              { term: t('list.channel'), value: t(`channel.${channel}`) },
              ...(evaluation.padId === null
                ? []
                : [{ term: t('detail.pad'), value: <span className="evaluation-hash">{evaluation.padId}</span> }]),
              { term: t('detail.ticket'), value: ticketNo ?? t('detail.none') },
              { term: t('detail.application'), value: applicationNo ?? t('detail.none') },
              {
                term: t('detail.log'),
                value: (
                  <span className="evaluation-hash">
                    {proof.stream} #{proof.seq}
                  </span>
                ),
              },
              { term: t('detail.hash'), value: <span className="evaluation-hash">{proof.hash}</span> },
            ]}
          />
        )}
      </Card>
    </div>
  )
}
