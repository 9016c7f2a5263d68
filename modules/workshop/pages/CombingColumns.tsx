import { Button, DateText, LimitLight, Tag, formatCount } from '@yichuang/kit'
import type { TableColumn, TagKind, useTexts } from '@yichuang/kit'
import { Link } from 'react-router'
import type { CombingLine } from '../contract.ts'

type Words = ReturnType<typeof useTexts>
type Column = TableColumn<CombingLine>

const bandKinds: Readonly<Record<string, TagKind>> = { high: 'red', medium: 'amber', low: 'slate' }
const stateKinds: Readonly<Record<CombingLine['state'], TagKind>> = {
  'not-combed': 'red',
  planned: 'amber',
  'on-its-way': 'blue',
  combed: 'green',
}

type OnAct = (act: 'plan' | 'check', line: CombingLine) => void

/** The columns of the plan by item; who only looks on has no acts. */
export function combingColumns(t: Words, onAct: OnAct | undefined): readonly Column[] {
  const acts = onAct === undefined ? [] : [actColumn(t, onAct)]
  return [...itemColumns(t, onAct !== undefined), ...placeColumns(t), ownerColumn(t), ...acts]
}

function itemColumns(t: Words, opensDrafts: boolean): readonly Column[] {
  return [
    {
      key: 'rank',
      title: t('plan.rank'),
      width: 108,
      sort: 'rank',
      cell: ({ rank, band, volume }) => (
        <span className="ws-two">
          <span className="ws-tags">
            <b className="num">{rank ?? '–'}</b>
            <Tag kind={bandKinds[band] ?? 'line'}>{t(`plan.bands.${band}`)}</Tag>
          </span>
          <span className="muted small">{t('plan.volumeOf', { count: formatCount(volume) })}</span>
        </span>
      ),
      text: ({ rank, volume }) => `${rank ?? ''} (${volume})`,
    },
    {
      key: 'name',
      title: t('request.item'),
      sort: 'name',
      cell: ({ item, name, departmentName, version }) => (
        <span className="ws-two">
          <Link to={`/work/items/${item}`}>{name}</Link>
          <span className="muted small">{t('open.hit', { department: departmentName, version })}</span>
        </span>
      ),
      text: ({ name, departmentName }) => `${name} ${departmentName}`,
    },
    {
      key: 'state',
      title: t('plan.state'),
      width: 100,
      cell: ({ state, draft }) => {
        const tag = <Tag kind={stateKinds[state]}>{t(`plan.states.${state}`)}</Tag>
        return draft === null || !opensDrafts ? tag : <Link to={`/work/workshop/${draft}`}>{tag}</Link>
      },
      text: ({ state }) => t(`plan.states.${state}`),
    },
    {
      key: 'findings',
      title: t('plan.findings'),
      width: 130,
      sort: 'findings',
      cell: ({ errors, warnings, hints }) => (
        <span className="ws-tags">
          {errors > 0 && <Tag kind="red">{t('plan.errors', { count: errors })}</Tag>}
          {warnings > 0 && <Tag kind="amber">{t('plan.warnings', { count: warnings })}</Tag>}
          <span className="muted small">{t('plan.hints', { count: hints })}</span>
        </span>
      ),
      text: ({ errors, warnings, hints }) => `${errors}/${warnings}/${hints}`,
    },
  ]
}

function placeColumns(t: Words): readonly Column[] {
  return [
    {
      key: 'checked',
      title: t('plan.checked'),
      width: 116,
      sort: 'checked',
      cell: ({ checkedOn, checkedDays }) =>
        checkedOn === null ? (
          <span className="muted">{t('plan.never')}</span>
        ) : (
          <span className="ws-two">
            <DateText day={checkedOn} form="short" />
            <span className="muted small">{t('plan.daysAgo', { count: checkedDays ?? 0 })}</span>
          </span>
        ),
      text: ({ checkedOn }) => checkedOn ?? t('plan.never'),
    },
    {
      key: 'place',
      title: t('plan.place'),
      width: 110,
      cell: ({ isMovedIn, isOnline }) => (
        <span className="ws-two small">
          <span className={isMovedIn ? '' : 'ws-wrong'}>{t(isMovedIn ? 'plan.in' : 'plan.places.not-in')}</span>
          <span className={isOnline ? '' : 'ws-wrong'}>{t(isOnline ? 'plan.online' : 'plan.places.not-online')}</span>
        </span>
      ),
      text: ({ isMovedIn, isOnline }) =>
        `${t(isMovedIn ? 'plan.in' : 'plan.places.not-in')} ${t(isOnline ? 'plan.online' : 'plan.places.not-online')}`,
    },
  ]
}

function ownerColumn(t: Words): Column {
  return {
    key: 'due',
    title: t('plan.owner'),
    width: 170,
    sort: 'due',
    cell: ({ ownerName, dueOn, light, days }) =>
      dueOn === null ? (
        <span className="muted">{t('plan.nobody')}</span>
      ) : (
        <span className="ws-two">
          <span>
            {ownerName} <DateText day={dueOn} form="short" />
          </span>
          <span>{light !== null && days !== null && <LimitLight light={light} days={days} />}</span>
        </span>
      ),
    text: ({ ownerName, dueOn }) => `${ownerName ?? ''} ${dueOn ?? ''}`.trim(),
  }
}

function actColumn(t: Words, onAct: OnAct): Column {
  return {
    key: 'act',
    title: t('plan.act'),
    width: 148,
    cell: (line) => (
      <span className="ws-tags">
        <Button size="s" label={t('plan.planOf', { name: line.name })} onClick={() => onAct('plan', line)}>
          {t('plan.plan')}
        </Button>
        <Button
          size="s"
          kind="quiet"
          label={t('plan.checkOf', { name: line.name })}
          onClick={() => onAct('check', line)}
        >
          {t('plan.check')}
        </Button>
      </span>
    ),
    text: () => '',
  }
}
