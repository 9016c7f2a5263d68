import { Card, DateText, dayOf, FactList, MoneyText, Tag, useTexts } from '@yichuang/kit'
import { promisedLimit } from '../../rules/index.ts'
import type { FeeLine, Item } from '../../rules/index.ts'
import { nameIn } from './shown-item.ts'
import type { ViewProps } from './shown-item.ts'
import { useItemWords } from './use-item-words.ts'

/** Master data, basis, conditions, fees, results, special procedures, and who may act for the department. (CAT-01, CAT-15) */
export function OverviewView({ shown }: ViewProps) {
  const { item } = shown
  return (
    <div className="item-overview">
      <div className="item-stack">
        <Master shown={shown} />
        <Basis item={item} />
        <Conditions item={item} />
      </div>
      <div className="item-stack">
        <Delegations shown={shown} />
        <Procedures item={item} />
        <Fees item={item} />
        <Results shown={shown} />
      </div>
    </div>
  )
}

function Master({ shown }: ViewProps) {
  const t = useTexts('catalogue')
  const { word, words, length } = useItemWords()
  const { item, version, departmentName, context, setting } = shown
  const promised = promisedLimit(setting, item.limits)
  const isOwn = promised === setting.committed
  const facts = {
    name: item.name,
    mainItem: item.mainItem.name,
    basic: item.codes.basic ?? t('item.none'),
    business: item.codes.business ?? t('item.none'),
    type: word(item.type),
    department: departmentName,
    board: context.boardName,
    levels: words(item.levels),
    objects: words(item.objects),
    handling: word(item.handling),
    statutory: length(item.limits.statutory),
    committed: length(promised),
    channels: words(item.channels),
    visits: item.visits === 0 ? t('item.noVisit') : t('item.visits', { count: item.visits }),
  }
  return (
    <Card title={t('item.master')} hint={t('item.version', { version })}>
      <FactList
        facts={Object.entries(facts).map(([name, value]) => ({
          term: t(`item.fact.${name}`),
          value,
          ...(isOwn && name === 'committed'
            ? { from: t('item.ownPromise', { length: length(item.limits.committed) }) }
            : {}),
        }))}
      />
    </Card>
  )
}

function Delegations({ shown }: ViewProps) {
  const t = useTexts('catalogue')
  const { delegations } = shown.context
  return (
    <Card title={t('item.delegations')}>
      {delegations.length === 0 ? (
        <p className="muted">{t('item.noDelegations')}</p>
      ) : (
        <ul className="item-list">
          {delegations.map((paper) => (
            <li key={paper.no}>
              <div className="item-row">
                <b>{paper.holderName}</b>
                <span className="muted small">
                  {paper.no} {t('item.until')}
                  <DateText day={dayOf(paper.until)} form="bare" />
                </span>
              </div>
              <div className="item-tags">
                {paper.powers.map((power) => (
                  <Tag key={power} kind="green">
                    {t(`power.${power}`)}
                  </Tag>
                ))}
                <Tag kind="line">{t(paper.namesItem ? 'item.covers.item' : 'item.covers.department')}</Tag>
                {paper.includesMajor && <Tag kind="line">{t('item.includesMajor')}</Tag>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Procedures({ item }: { readonly item: Item }) {
  const t = useTexts('catalogue')
  const { procedure } = useItemWords()
  return (
    <Card title={t('item.procedures')}>
      {item.specialProcedures.length === 0 ? (
        <p className="muted">{t('item.noProcedures')}</p>
      ) : (
        <ul className="item-list">
          {item.specialProcedures.map((one) => (
            <li key={one.id}>
              <div className="item-row">
                <span>{procedure(one)}</span>
                <Tag kind="line">{t(one.when === 'always' ? 'item.always' : 'item.situational')}</Tag>
              </div>
              {one.basis !== undefined && <p className="muted small">{one.basis}</p>}
              {one.note !== undefined && <p className="muted small">{one.note}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Fees({ item }: { readonly item: Item }) {
  const t = useTexts('catalogue')
  const { charged, lines } = item.fee
  return (
    <Card title={t('item.fees')}>
      {!charged && <p className="muted">{t('item.free')}</p>}
      {charged && (
        <ul className="item-list">
          {lines.map((line) => (
            <li key={line.id}>
              <div className="item-row">
                <span>
                  {line.name} <FeeAmount line={line} />
                </span>
                <Tag kind="line">{t(line.situational === true ? 'item.situational' : 'item.always')}</Tag>
              </div>
              {line.basis !== undefined && <p className="muted small">{line.basis}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** What a fee comes to, per unit. */
export function FeeAmount({ line }: { readonly line: FeeLine }) {
  const t = useTexts('catalogue')
  if (line.amount === null) return <span className="muted">{t('item.feeOpen')}</span>
  return (
    <b>
      <MoneyText fen={Math.round(line.amount * 100)} />
      {line.unit !== undefined && t('item.feeUnit', { unit: line.unit })}
    </b>
  )
}

function Results({ shown }: ViewProps) {
  const t = useTexts('catalogue')
  const { item, context } = shown
  return (
    <Card title={t('item.results')}>
      {item.results.length === 0 && <p className="muted">{t('item.noResults')}</p>}
      <ul className="item-list">
        {item.results.map(({ name, licence, validity }) => {
          const licenceName = nameIn(context.licences, licence)
          return (
            <li key={name}>
              <b>{name}</b>
              <p className="muted small">
                {[
                  licenceName === undefined ? '' : t('item.licence', { name: licenceName }),
                  validity === undefined ? '' : t('item.validity', { validity }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function Basis({ item }: { readonly item: Item }) {
  const t = useTexts('catalogue')
  return (
    <Card title={t('item.basis')}>
      {item.legalBasis.length === 0 && <p className="muted">{t('item.none')}</p>}
      <ul className="item-list">
        {item.legalBasis.map(({ law, article, note }) => (
          <li key={`${law}${article ?? ''}`}>
            <span>
              {law}
              {article}
            </span>
            {note !== undefined && <p className="muted small">{note}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Conditions({ item }: { readonly item: Item }) {
  const t = useTexts('catalogue')
  return (
    <Card title={t('item.conditions')}>
      {item.conditions.length === 0 && <p className="muted">{t('item.noConditions')}</p>}
      <ol className="item-numbered">
        {item.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ol>
    </Card>
  )
}
