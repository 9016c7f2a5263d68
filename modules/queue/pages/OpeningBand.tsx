import {
  ActFoot,
  Band,
  Button,
  Drawer,
  fieldProblem,
  MomentText,
  ProblemNote,
  TextField,
  useAct,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { extendOpening, readQueueBoard } from '../contract.ts'
import type { QueueBoard } from '../contract.ts'

interface OpeningProps {
  readonly hall: string
  readonly board: QueueBoard
  readonly mayExtend: boolean
}

/** 下班与延长: who would still be there at closing time, until when the hall stays open, and the way to extend it. (QUE-06) */
export function OpeningBand({ hall, board: { opening, groups }, mayExtend }: OpeningProps) {
  const t = useTexts('queue')
  const [isExtending, setIsExtending] = useState(false)
  const back = useAct(extendOpening, { refresh: [readQueueBoard] })
  const { closesAt, extendedUntil, late } = opening
  if (closesAt === null || (extendedUntil === null && late === null)) return undefined
  const waiting = groups.reduce((sum, group) => sum + group.waiting, 0)
  return (
    <>
      <Band
        kind={late === null ? 'green' : 'amber'}
        actions={
          mayExtend && (
            <>
              {waiting > 0 && (
                <Button onClick={() => setIsExtending(true)}>
                  {t(extendedUntil === null ? 'opening.extend' : 'opening.change')}
                </Button>
              )}
              {extendedUntil !== null && (
                <Button
                  busy={back.isBusy}
                  onClick={() => void back.act({ params: { id: hall }, body: { until: null } })}
                >
                  {t('opening.back')}
                </Button>
              )}
            </>
          )
        }
      >
        {extendedUntil !== null && (
          <b>
            {t('opening.extended')} <MomentText at={extendedUntil} form="time" />
          </b>
        )}{' '}
        {late !== null && (
          <span>
            {t('opening.late', { count: late.people })} <MomentText at={late.until} form="time" />
          </span>
        )}
      </Band>
      <ProblemNote problem={back.problem} />
      {isExtending && (
        <ExtendDrawer
          hall={hall}
          closesAt={closesAt}
          until={late?.until ?? extendedUntil ?? closesAt}
          onClose={() => setIsExtending(false)}
        />
      )}
    </>
  )
}

interface DrawerProps {
  readonly hall: string
  readonly closesAt: string
  /** when the last would be done */
  readonly until: string
  readonly onClose: () => void
}

const STEP_MS = 10 * 60_000

/** Until when the hall stays open: offered is when the last who waits is done, in full ten minutes. */
function ExtendDrawer({ hall, closesAt, until, onClose }: DrawerProps) {
  const t = useTexts('queue')
  const [time, setTime] = useState(() => clockOf(Math.ceil(Date.parse(until) / STEP_MS) * STEP_MS))
  const extend = useAct(extendOpening, { refresh: [readQueueBoard], onDone: onClose })
  return (
    <Drawer
      title={t('opening.title')}
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t('opening.consequence')}
          act={t('opening.extend')}
          busy={extend.isBusy}
          missing={time === '' ? t('opening.needsTime') : undefined}
          onAct={() => void extend.act({ params: { id: hall }, body: { until: time } })}
        />
      }
    >
      <div className="cf">
        <p>
          {t('opening.usual')} <MomentText at={closesAt} form="time" />
        </p>
        <TextField
          type="time"
          label={t('opening.until')}
          required
          value={time}
          onChange={setTime}
          problem={fieldProblem(extend.problem, '/until')}
        />
        <ProblemNote problem={extend.problem} />
      </div>
    </Drawer>
  )
}

/** 'HH:MM' in China, at the latest the last minute of the day. */
function clockOf(at: number): string {
  const china = new Date(at + 8 * 3_600_000).toISOString()
  return china.slice(11, 16) === '00:00' ? '23:59' : china.slice(11, 16)
}
