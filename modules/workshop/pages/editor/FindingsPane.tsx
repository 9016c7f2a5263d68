import { Button, Card, CountRow, EmptyState, formatCount, Icon, useLanguage, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import type { Finding } from '../../contract.ts'
import { standing } from '../../rules/index.ts'
import { selectionOf } from './selection.ts'
import type { Selection } from './selection.ts'
import type { Check } from './use-findings.ts'

interface FindingsPaneProps {
  readonly item: Item
  readonly check: Check | undefined
  readonly isOld: boolean
  readonly onGo: (selection: Selection) => void
}

const icons = { error: 'cross', warning: 'warning', hint: 'info' } as const

/** 检验: what the checks and the prover say, each finding with a counter-example and the way to its place. (CAT-03, CAT-05) */
export function FindingsPane({ item, check, isOld, onGo }: FindingsPaneProps) {
  const t = useTexts('workshop')
  const findings = check?.findings ?? []
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  return (
    <Card
      title={t('check.title')}
      hint={check === undefined || isOld ? t('check.running') : t('check.took', { count: check.milliseconds })}
      hotkey="Alt+3"
      flush
      grow
      footer={
        check !== undefined && <p className="small">{t(count('error') === 0 ? 'check.maySubmit' : 'check.mayNot')}</p>
      }
    >
      {check !== undefined && (
        <CountRow
          counts={[
            {
              value: check.tree === undefined ? '–' : formatCount(check.tree.combinations),
              label: t('check.combinations'),
            },
            { value: check.tree === undefined ? '–' : formatCount(check.tree.accepted), label: t('check.accepted') },
            {
              value: t('check.errors', { count: count('error') }),
              label: t('check.others', { warnings: count('warning'), hints: count('hint') }),
              wrong: count('error') > 0,
            },
          ]}
        />
      )}
      {check !== undefined && findings.length === 0 && <EmptyState icon="check" title={t('check.clean')} />}
      <ul className="ws-findings">
        {findings.map((finding) => (
          <FindingLine
            key={`${finding.code} ${finding.pointer} ${finding.zh}`}
            finding={finding}
            item={item}
            onGo={onGo}
          />
        ))}
      </ul>
    </Card>
  )
}

interface FindingLineProps {
  readonly finding: Finding
  readonly item: Item
  readonly onGo: (selection: Selection) => void
}

function FindingLine({ finding, item, onGo }: FindingLineProps) {
  const t = useTexts('workshop')
  const language = useLanguage()
  const { level, example, other } = finding
  const selection = selectionOf(finding)
  const second = other && selectionOf(other)
  const told = example === undefined ? [] : exampleOf(item, example)
  return (
    <li className={`ws-finding ${level}`}>
      <h3>
        <Icon name={icons[level]} />
        <span>{language === 'en' ? finding.en : finding.zh}</span>
      </h3>
      {told.length > 0 && (
        <p className="ws-example">
          {t('check.example')}
          <b>{told.join(t('check.comma'))}</b>
        </p>
      )}
      {(selection !== undefined || second !== undefined) && (
        <div className="ws-go">
          {selection !== undefined && (
            <Button size="s" onClick={() => onGo(selection)}>
              {t('check.go')}
            </Button>
          )}
          {second !== undefined && (
            <Button size="s" kind="quiet" onClick={() => onGo(second)}>
              {t('check.goOther')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** The answers of an example in words, in the order of the questions. */
function exampleOf(item: Item, answers: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return standing(item.situation.questions).flatMap(({ question: { id, options } }) =>
    options.filter((option) => answers[id]?.includes(option.id)).map(({ label }) => label),
  )
}
