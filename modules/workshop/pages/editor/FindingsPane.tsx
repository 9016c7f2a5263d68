import { Button, Card, CountRow, EmptyState, formatCount, Icon, useLanguage, useTexts } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { memo } from 'react'
import type { Finding } from '../../contract.ts'
import { standing } from '../../rules/index.ts'
import type { Edit } from '../../rules/index.ts'
import { OrderOffer } from './OrderOffer.tsx'
import { selectionOf } from './selection.ts'
import type { Selection } from './selection.ts'
import type { Check } from './use-findings.ts'
import '../change-list.css'

interface FindingsPaneProps {
  /** the state of the item that was checked; undefined: none yet */
  readonly item: Item | undefined
  readonly check: Check | undefined
  readonly isOld: boolean
  readonly onGo: (selection: Selection) => void
  readonly onEdit: (edit: Edit) => void
}

const icons = { error: 'cross', warning: 'warning', hint: 'info' } as const

/** 检验: what the checks and the prover say, each finding with a counter-example and the way to its place. (CAT-03, CAT-05) */
export const FindingsPane = memo(function FindingsPane({ item, check, isOld, onGo, onEdit }: FindingsPaneProps) {
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
              value: check.tree === undefined ? '–' : sizeText(check.tree.combinations),
              label: t('check.combinations'),
            },
            { value: check.tree === undefined ? '–' : sizeText(check.tree.accepted), label: t('check.accepted') },
            {
              value: t('check.errors', { count: count('error') }),
              label: t('check.others', { warnings: count('warning'), hints: count('hint') }),
              wrong: count('error') > 0,
            },
          ]}
        />
      )}
      {check !== undefined && findings.length === 0 && <EmptyState icon="check" title={t('check.clean')} />}
      {!isOld && item !== undefined && check?.tree !== undefined && (
        <OrderOffer item={item} tree={check.tree} onEdit={onEdit} />
      )}
      <ul className="ws-findings">
        {item !== undefined &&
          findings.map((finding) => (
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
})

/** The most that is written out, digit by digit. */
const mostDigits = 1e9

/** A number of combinations: 1,024; large trees have so many that only their size says anything: 2.3×10³⁰. */
function sizeText(count: number): string {
  if (count < mostDigits) return formatCount(count)
  const power = Math.floor(Math.log10(count))
  const raised = [...String(power)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('')
  return `${(count / 10 ** power).toFixed(1)}×10${raised}`
}

interface FindingLineProps {
  readonly finding: Finding
  readonly item: Item
  readonly onGo: (selection: Selection) => void
}

const FindingLine = memo(function FindingLine({ finding, item, onGo }: FindingLineProps) {
  const t = useTexts('workshop')
  const language = useLanguage()
  const { level, example, other } = finding
  const selection = selectionOf(finding, item)
  const second = other && selectionOf(other, item)
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
})

/** The answers of an example in words, in the order of the questions. */
function exampleOf(item: Item, answers: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return standing(item.situation.questions).flatMap(({ question: { id, options } }) =>
    options.filter((option) => answers[id]?.includes(option.id)).map(({ label }) => label),
  )
}
