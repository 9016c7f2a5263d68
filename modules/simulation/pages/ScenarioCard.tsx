import { Button, Card, Checkbox, ProblemNote, TextField, useAct, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { playDay } from '../contract.ts'
import type { SimulationDay, WaitSummary } from '../contract.ts'
import { Comparison } from './Comparison.tsx'
import { WindowMatrix } from './WindowMatrix.tsx'
import { added, asItWas, bodyOf, mapped, turned, wholeOf } from './scenario.ts'

interface ScenarioProps {
  readonly hall: string
  readonly known: SimulationDay
}

/** 方案: which windows, which lines, which rules; played at once and set beside the day as it was. */
export function ScenarioCard({ hall, known }: ScenarioProps) {
  const t = useTexts('simulation')
  const [scenario, setScenario] = useState(() => asItWas(known))
  const [tried, setTried] = useState<WaitSummary>()
  const play = useAct(playDay, { onDone: ({ summary }) => setTried(summary) })
  const body = bodyOf(scenario)
  const act = () => body !== undefined && void play.act({ params: { id: hall, day: known.day }, body })
  return (
    <>
      <Card
        title={t('plan.title')}
        hint={t('plan.hint')}
        footer={
          <div className="sim-acts">
            <Button onClick={() => setScenario(asItWas(known))} icon="undo">
              {t('plan.reset')}
            </Button>
            <span className="grow" />
            <Button
              kind="primary"
              size="l"
              hotkey="F9"
              busy={play.isBusy}
              missing={body === undefined ? t('plan.numbersWrong') : undefined}
              onClick={act}
            >
              {t('plan.act')}
            </Button>
          </div>
        }
      >
        <WindowMatrix
          scenario={scenario}
          lines={known.lines}
          onTurn={(no) => setScenario((now) => turned(now, no))}
          onMap={(no, line) => setScenario((now) => mapped(now, no, line))}
          onAdd={(line) => setScenario((now) => added(now, line))}
        />
        <div className="sim-rules">
          <TextField
            label={t('plan.percent')}
            hint={t('plan.percentHint')}
            required
            inputMode="numeric"
            value={scenario.percent}
            onChange={(percent) => setScenario({ ...scenario, percent })}
            problem={wholeOf(scenario.percent, 500) === undefined ? t('plan.percentWrong') : undefined}
          />
          <TextField
            label={t('plan.rank')}
            hint={t('plan.rankHint')}
            required
            inputMode="numeric"
            value={scenario.rankMinutes}
            onChange={(rankMinutes) => setScenario({ ...scenario, rankMinutes })}
            problem={wholeOf(scenario.rankMinutes, 60) === undefined ? t('plan.rankWrong') : undefined}
          />
          <Checkbox
            checked={scenario.servesOn}
            onChange={(servesOn) => setScenario({ ...scenario, servesOn })}
            hint={t('plan.servesOnHint')}
          >
            {t('plan.servesOn')}
          </Checkbox>
        </div>
        <ProblemNote problem={play.problem} />
      </Card>
      <Comparison known={known} tried={tried} />
    </>
  )
}
