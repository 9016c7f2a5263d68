import {
  ActFoot,
  Drawer,
  FactList,
  fieldProblem,
  ProblemNote,
  TextField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { changeVolumeBands, readCombingPlan } from '../contract.ts'
import { lastRank } from '../rules/index.ts'
import type { VolumeBand } from '../rules/index.ts'

interface BandsDrawerProps {
  readonly bands: readonly VolumeBand[]
  readonly onClose: () => void
}

/** 分档设置: from which rank the bands of volume begin, and what each then takes in. (CAT-04) */
export function BandsDrawer({ bands, onClose }: BandsDrawerProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const startOf = (name: string) => String(bands.find(({ band }) => band === name)?.from ?? '')
  const [typed, setTyped] = useState({ medium: startOf('medium'), low: startOf('low') })
  const change = useAct(changeVolumeBands, {
    refresh: [readCombingPlan],
    onDone: () => {
      toast({ text: t('plan.bandsKept') })
      onClose()
    },
  })
  const [medium, low] = [rankIn(typed.medium), rankIn(typed.low)]
  const wrong = {
    medium: medium === undefined ? t('plan.bandsWrong') : undefined,
    low: low === undefined ? t('plan.bandsWrong') : low <= (medium ?? 0) ? t('plan.bandsOrder') : undefined,
  }
  const missing = wrong.medium ?? wrong.low
  const act = () => {
    if (medium !== undefined && low !== undefined) void change.act({ body: { medium, low } })
  }
  return (
    <Drawer
      title={t('plan.bandsTitle')}
      width="s"
      onClose={onClose}
      footer={<ActFoot act={t('plan.bandsKeep')} busy={change.isBusy} missing={missing} onAct={act} />}
    >
      <div className="ws-form">
        <p className="muted">{t('plan.bandsText')}</p>
        {(['medium', 'low'] as const).map((band) => (
          <TextField
            key={band}
            label={t('plan.bandStarts', { band: t(`plan.bands.${band}`) })}
            inputMode="numeric"
            maxLength={6}
            required
            value={typed[band]}
            onChange={(value) => setTyped({ ...typed, [band]: value })}
            problem={wrong[band] ?? fieldProblem(change.problem, `/${band}`)}
          />
        ))}
        {medium !== undefined && low !== undefined && missing === undefined && (
          <FactList
            facts={[
              { term: t('plan.bands.high'), value: t('plan.bandRange', { from: 1, to: medium - 1 }) },
              { term: t('plan.bands.medium'), value: t('plan.bandRange', { from: medium, to: low - 1 }) },
              { term: t('plan.bands.low'), value: t('plan.bandOpen', { from: low }) },
            ]}
          />
        )}
        <ProblemNote problem={change.problem} />
      </div>
    </Drawer>
  )
}

/** The rank that was typed; undefined when it is none from which a lower band can begin. */
function rankIn(text: string): number | undefined {
  const rank = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0
  return rank >= 2 && rank <= lastRank ? rank : undefined
}
