import { Button, Card, CheckList, Tag, useSession, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { Draft } from '../contract.ts'
import { windowsNeeded } from '../rules/index.ts'
import { storyOf } from './story.ts'

/** 模拟受理: the mock applications, which windows handled each, and what is still missing to pass. (CAT-09) */
export function TrialsCard({ draft }: { readonly draft: Draft }) {
  const t = useTexts('workshop')
  const { may } = useSession()
  const { standing, mocks, state } = draft
  const item = draft.document as Item
  const mayTry = state === 'trial' && may('workshop.try-draft')
  return (
    <Card title={t('trial.title')} hint={t('trial.hint', { count: mocks.length })}>
      <CheckList
        items={[
          {
            key: 'mocks',
            ok: standing.tried === standing.mocks,
            text: t('trial.allTried', { count: standing.tried, of: standing.mocks }),
          },
          {
            key: 'windows',
            ok: standing.windows >= windowsNeeded,
            text: t('trial.windows', { count: standing.windows, needed: windowsNeeded }),
          },
          {
            key: 'objections',
            ok: standing.objections === 0,
            text: t('trial.objections', { count: standing.objections }),
          },
        ]}
      />
      <ol className="ws-mocks">
        {mocks.map((mock) => (
          <li key={mock.no}>
            <div>
              <b>{t('trial.mock', { number: mock.no })}</b>
              <span>
                {storyOf(item, mock.answers)
                  .map(({ answer }) => answer)
                  .join('；') || t('trial.noStory')}
              </span>
            </div>
            <div className="ws-tags">
              {mock.trials.map(({ windowNo, hallName, byName, isSame }) => (
                <Tag key={`${hallName} ${windowNo}`} kind={isSame ? 'green' : 'red'}>
                  {t('trial.by', { hall: hallName ?? '', window: windowNo, name: byName })}
                </Tag>
              ))}
              {mock.trials.length === 0 && <Tag kind="line">{t('trial.untried')}</Tag>}
            </div>
            {mayTry && !mock.isMine && (
              <Button
                size="s"
                to={`/work/workshop/${draft.id}/trials/${mock.no}`}
                label={t('trial.takeOf', { number: mock.no })}
              >
                {t('trial.take')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
