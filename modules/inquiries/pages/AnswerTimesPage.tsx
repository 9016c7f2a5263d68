import {
  ActFoot,
  Button,
  DataTable,
  Drawer,
  MomentText,
  Page,
  ProblemNote,
  TextField,
  useAct,
  useCall,
  useTable,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { listAnswerTimes, setAnswerTime } from '../contract.ts'
import type { AnswerTime } from '../contract.ts'
import './inquiries.css'

/** 答复时限: the working days each department promises for answers to questions. (INT-10) */
export function AnswerTimesPage() {
  const t = useTexts('inquiries')
  const table = useTable(listAnswerTimes)
  const list = useCall(listAnswerTimes, {}, { keepFormer: true })
  const [chosen, setChosen] = useState<AnswerTime>()
  return (
    <Page title={t('pages.times')} hint={t('times.hint')}>
      <DataTable
        label={t('pages.times')}
        table={table}
        answer={list}
        rowKey={({ department }) => department}
        onOpen={setChosen}
        columns={[
          { key: 'name', title: t('times.who'), cell: (row) => nameOf(t, row), text: (row) => nameOf(t, row) },
          {
            key: 'days',
            title: t('times.column'),
            width: 160,
            cell: ({ days }) => daysText(t, days),
            text: ({ days }) => String(days),
          },
          {
            key: 'changed',
            title: t('times.changed'),
            width: 240,
            cell: ({ changedAt, changedByName }) =>
              changedAt === null ? (
                <span className="muted">{t('times.usual')}</span>
              ) : (
                <span>
                  {changedByName} <MomentText at={changedAt} />
                </span>
              ),
            text: ({ changedByName }) => changedByName ?? '',
          },
          {
            key: 'act',
            title: t('times.act'),
            width: 90,
            cell: (row) => (
              <Button size="s" onClick={() => setChosen(row)}>
                {t('times.change')}
              </Button>
            ),
            text: () => '',
          },
        ]}
        empty={{ icon: 'clock', title: t('times.empty'), text: t('times.emptyText') }}
      />
      {chosen !== undefined && (
        <TimeDrawer key={chosen.department} time={chosen} onClose={() => setChosen(undefined)} />
      )}
    </Page>
  )
}

function daysText(t: ReturnType<typeof useTexts>, days: number): string {
  return days === 0 ? t('times.sameDay') : t('times.workdays', { count: days })
}

/** A department, or a hall: the colleagues there among themselves. */
function nameOf(t: ReturnType<typeof useTexts>, { name, isHall }: AnswerTime): string {
  return isHall ? t('times.colleagues', { hall: name }) : name
}

const most = 20

function TimeDrawer({ time, onClose }: { readonly time: AnswerTime; readonly onClose: () => void }) {
  const t = useTexts('inquiries')
  const toast = useToast()
  const [typed, setTyped] = useState(String(time.days))
  const keep = useAct(setAnswerTime, {
    refresh: [listAnswerTimes],
    onDone: () => {
      toast({ text: t('times.done') })
      onClose()
    },
  })
  const days = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  const isRight = days <= most
  const save = () => {
    if (isRight) void keep.act({ params: { department: time.department }, body: { days } })
  }
  return (
    <Drawer
      title={nameOf(t, time)}
      width="s"
      onClose={onClose}
      footer={<ActFoot consequence={t('times.consequence')} act={t('times.save')} busy={keep.isBusy} onAct={save} />}
    >
      <div className="cf">
        <TextField
          label={t('times.days')}
          hint={t('times.daysHint')}
          required
          inputMode="numeric"
          value={typed}
          maxLength={2}
          onChange={setTyped}
          onEnter={save}
          problem={isRight ? undefined : t('times.wrong')}
        />
        <ProblemNote problem={keep.problem} />
      </div>
    </Drawer>
  )
}
