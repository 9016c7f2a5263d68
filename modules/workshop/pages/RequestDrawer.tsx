import {
  Button,
  DateField,
  Drawer,
  fieldProblem,
  ProblemNote,
  RadioList,
  TextAreaField,
  TextField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { countChangeRequests, listChangeRequests, requestChange } from '../contract.ts'
import { requestCauses } from '../rules/index.ts'
import type { RequestCause } from '../rules/index.ts'
import { ItemHits } from './ItemHits.tsx'

/** 提出变更申请: which item, why, on what it rests, what is to be changed, by when. (CAT-12) */
export function RequestDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('workshop')
  const toast = useToast()
  const navigate = useNavigate()
  const [item, setItem] = useState<string>()
  const [cause, setCause] = useState<RequestCause>('practice')
  const [basis, setBasis] = useState('')
  const [text, setText] = useState('')
  const [wishedOn, setWishedOn] = useState('')
  const [isTried, setTried] = useState(false)
  const ask = useAct(requestChange, {
    refresh: [listChangeRequests, countChangeRequests],
    onDone: ({ id }) => {
      toast({ text: t('request.sent') })
      void navigate(`/work/change-requests/${id}`)
    },
  })
  const needsBasis = cause !== 'practice'
  const act = () => {
    setTried(true)
    if (item === undefined || text.trim() === '' || (needsBasis && basis.trim() === '')) return
    const wish = wishedOn === '' ? {} : { wishedOn }
    void ask.act({ body: { item, cause, basis: basis.trim(), text: text.trim(), ...wish } })
  }
  const missing = (value: string) => (isTried && value.trim() === '' ? t('missing') : undefined)
  return (
    <Drawer
      title={t('request.new')}
      onClose={onClose}
      footer={
        <Button kind="primary" hotkey="F9" busy={ask.isBusy} onClick={act}>
          {t('request.send')}
        </Button>
      }
    >
      <div className="ws-form">
        <ItemHits
          label={t('request.item')}
          item={item}
          onItem={setItem}
          problem={isTried && item === undefined ? t('open.itemMissing') : undefined}
        />
        <RadioList
          label={t('open.cause')}
          options={requestCauses.map((value) => ({ value, label: t(`cause.${value}`) }))}
          value={cause}
          onChange={setCause}
        />
        <TextAreaField
          label={t('request.text')}
          hint={t('request.textHint')}
          required
          rows={4}
          maxLength={2000}
          value={text}
          onChange={setText}
          problem={missing(text)}
        />
        <TextField
          label={t('request.basis')}
          hint={t(needsBasis ? 'request.basisNeeded' : 'request.basisHint')}
          required={needsBasis}
          maxLength={500}
          value={basis}
          onChange={setBasis}
          problem={needsBasis ? missing(basis) : undefined}
        />
        <DateField
          label={t('request.wishedOn')}
          value={wishedOn}
          onChange={setWishedOn}
          problem={fieldProblem(ask.problem, '/wishedOn')}
        />
        <ProblemNote problem={ask.problem} />
      </div>
    </Drawer>
  )
}
