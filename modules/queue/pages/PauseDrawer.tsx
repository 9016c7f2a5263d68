import { ActFoot, Drawer, ProblemNote, RadioList, TextField, useAct, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { pauseMyWindow, readMyWindow } from '../contract.ts'

const usual = ['break', 'system', 'meeting', 'other'] as const

/** 暂停: nobody is called here until the window opens again; the board shows the reason. */
export function PauseDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('queue')
  const [chosen, setChosen] = useState<(typeof usual)[number]>('break')
  const [words, setWords] = useState('')
  const pause = useAct(pauseMyWindow, { onDone: onClose, refresh: [readMyWindow] })
  const reason = chosen === 'other' ? words.trim() : t(`pause.${chosen}`)
  const needsWords = chosen === 'other' && words.trim() === ''
  return (
    <Drawer
      title={t('pause.title')}
      onClose={onClose}
      footer={
        <ActFoot
          act={t('window.pause')}
          busy={pause.isBusy}
          missing={needsWords ? t('pause.needsWords') : undefined}
          onAct={() => void pause.act({ body: { reason } })}
        />
      }
    >
      <div className="cf">
        <RadioList
          label={t('pause.reason')}
          value={chosen}
          onChange={setChosen}
          hotkeys
          options={usual.map((value) => ({ value, label: t(`pause.${value}`) }))}
        />
        {chosen === 'other' && <TextField label={t('pause.words')} value={words} onChange={setWords} required />}
        <ProblemNote problem={pause.problem} />
      </div>
    </Drawer>
  )
}
