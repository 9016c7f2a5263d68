import {
  Ask,
  Button,
  Card,
  Column,
  Columns,
  EmptyState,
  Page,
  ProblemNote,
  SelectField,
  Tag,
  useAct,
  useCall,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { arrangeItem, listArrangedItems, readQueueBoard } from '../contract.ts'
import type { QueueBoard } from '../contract.ts'
import { ItemSearch } from './ItemSearch.tsx'
import type { FoundItem } from './ItemSearch.tsx'
import { LinesCard } from './LinesCard.tsx'
import { WindowDrawer } from './WindowDrawer.tsx'
import './queue.css'

/** 窗口和业务: the lines of the hall, which window calls which line, and which items belong to another line than that of their board. (QUE-03) */
export function LinesPage() {
  const t = useTexts('queue')
  const { hall } = useSession()
  const asked = useCall(
    readQueueBoard,
    { params: { id: hall?.id ?? '' } },
    { when: hall !== undefined, topics: hall === undefined ? [] : [`queue/${hall.id}`], keepFormer: true },
  )
  if (hall === undefined)
    return (
      <Page title={t('pages.lines')}>
        <EmptyState title={t('guide.noHall')} text={t('board.noHallHint')} />
      </Page>
    )
  return (
    <Page title={t('pages.lines')} hint={hall.name} back={{ to: '/work/queue-board' }}>
      <Ask query={asked}>
        {(board) => (
          <Columns widths="minmax(0,1fr) 400px">
            <Column>
              <Matrix board={board} />
            </Column>
            <Column>
              <LinesCard hall={hall.id} windows={board.windows} />
              <Items hall={hall.id} board={board} />
            </Column>
          </Columns>
        )}
      </Ask>
    </Page>
  )
}

/** Windows down, lines across; the figure says in which order a window prefers the lines. */
function Matrix({ board: { windows, groups } }: { readonly board: QueueBoard }) {
  const t = useTexts('queue')
  const [chosen, setChosen] = useState<string>()
  const window = windows.find(({ id }) => id === chosen)
  return (
    <Card title={t('lines.matrix')} hint={t('lines.matrixHint')} flush>
      <div className="queue-scroll" tabIndex={0} role="group" aria-label={t('lines.matrix')}>
        <table className="queue-table queue-matrix">
          <thead>
            <tr>
              <th scope="col">{t('guide.windows')}</th>
              {groups.map(({ id, letter, name }) => (
                <th key={id} scope="col">
                  <b>{letter}</b>
                  <small>{name}</small>
                </th>
              ))}
              <th scope="col">{t('arrange.calling')}</th>
            </tr>
          </thead>
          <tbody>
            {windows.map(({ id, no, groups: own, isOpen, reason }) => (
              <tr key={id}>
                <th scope="row">
                  <Button size="s" label={t('lines.changeWindow', { no })} onClick={() => setChosen(id)}>
                    {t('window.no', { no })}
                  </Button>
                </th>
                {groups.map((group) => (
                  <td key={group.id}>{own.includes(group.id) ? own.indexOf(group.id) + 1 : ''}</td>
                ))}
                <td>
                  <Tag kind={isOpen ? 'green' : 'slate'}>
                    {isOpen ? t('window.open') : (reason ?? t('guide.closed'))}
                  </Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {window !== undefined && <WindowDrawer window={window} groups={groups} onClose={() => setChosen(undefined)} />}
    </Card>
  )
}

/** Items with a line of their own; the others go by their board. */
function Items({ hall, board: { groups } }: { readonly hall: string; readonly board: QueueBoard }) {
  const t = useTexts('queue')
  const [item, setItem] = useState<FoundItem>()
  const [group, setGroup] = useState(groups[0]?.id ?? '')
  const { data } = useCall(listArrangedItems, { params: { id: hall } })
  const put = useAct(arrangeItem, { refresh: [listArrangedItems], onDone: () => setItem(undefined) })
  const nameOf = (id: string | null) => {
    const found = groups.find((one) => one.id === id)
    return found === undefined ? '' : `${found.letter} ${found.name}`
  }
  return (
    <Card title={t('lines.items')} hint={t('lines.itemsHint')}>
      <ItemSearch label={t('lines.item')} value={item} onChange={setItem} />
      {item !== undefined && (
        <>
          <SelectField
            label={t('lines.toLine')}
            value={group}
            onChange={setGroup}
            options={groups.map(({ id, letter, name }) => ({ value: id, label: `${letter} ${name}` }))}
          />
          <p>
            <Button
              kind="primary"
              busy={put.isBusy}
              onClick={() => void put.act({ params: { id: hall, item: item.id }, body: { group } })}
            >
              {t('lines.put')}
            </Button>
          </p>
        </>
      )}
      <ProblemNote problem={put.problem} />
      <ul className="queue-lines">
        {(data?.rows ?? []).map((row) => (
          <li key={row.item}>
            <span className="grow">{row.itemName}</span>
            <span className="muted">{nameOf(row.group)}</span>
            <Button
              size="s"
              kind="quiet"
              onClick={() => void put.act({ params: { id: hall, item: row.item }, body: { group: null } })}
            >
              {t('lines.back')}
            </Button>
          </li>
        ))}
      </ul>
      {data?.rows.length === 0 && <p className="muted small">{t('lines.noItems')}</p>}
    </Card>
  )
}
