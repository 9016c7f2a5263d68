import {
  Button,
  Drawer,
  ProblemNote,
  RadioList,
  TextAreaField,
  TextField,
  useAct,
  useCall,
  useTexts,
} from '@yichuang/kit'
import { searchItems } from '@yichuang/modules/catalogue/contract'
import { useSession } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listDrafts, openDraft } from '../contract.ts'
import { changeCauses } from '../rules/index.ts'
import type { ChangeCause } from '../rules/index.ts'

/** 发起梳理: which item, from which cause, and why. (CAT-12) */
export function OpenDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('workshop')
  const { department } = useSession()
  const navigate = useNavigate()
  const [q, setQ] = useState('')
  const [item, setItem] = useState<string>()
  const [cause, setCause] = useState<ChangeCause>('practice')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const found = useCall(
    searchItems,
    {
      query: {
        ...(q.trim() === '' ? {} : { q: q.trim() }),
        ...(department === undefined ? {} : { department: department.id }),
        limit: 12,
      },
    },
    { keepFormer: true },
  )
  const open = useAct(openDraft, { refresh: [listDrafts], onDone: ({ id }) => void navigate(`/work/workshop/${id}`) })
  const act = () => {
    setTried(true)
    if (item === undefined || reason.trim() === '') return
    void open.act({ body: { item, cause, reason: reason.trim() } })
  }
  const rows = found.data?.rows ?? []
  const draft = open.problem?.facts['draft']
  return (
    <Drawer
      title={t('open.title')}
      onClose={onClose}
      footer={
        <Button kind="primary" hotkey="F9" busy={open.isBusy} onClick={act}>
          {t('open.begin')}
        </Button>
      }
    >
      <div className="ws-form">
        <TextField
          type="search"
          label={t('open.search')}
          value={q}
          onChange={setQ}
          placeholder={t('open.searchHint')}
        />
        <div className="ws-hits">
          <RadioList
            label={t('open.item')}
            options={rows.map(({ id, name, departmentName, version }) => ({
              value: id,
              label: name,
              hint: t('open.hit', { department: departmentName, version }),
            }))}
            value={item}
            onChange={setItem}
          />
          {found.data !== undefined && rows.length === 0 && <p className="muted">{t('open.nothing')}</p>}
        </div>
        {isTried && item === undefined && <p className="ws-wrong">{t('open.itemMissing')}</p>}
        <RadioList
          label={t('open.cause')}
          options={changeCauses.filter((one) => one !== 'new').map((value) => ({ value, label: t(`cause.${value}`) }))}
          value={cause}
          onChange={setCause}
        />
        <TextAreaField
          label={t('open.reason')}
          hint={t('open.reasonHint')}
          required
          rows={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          problem={isTried && reason.trim() === '' ? t('missing') : undefined}
        />
        <ProblemNote problem={open.problem} />
        {typeof draft === 'string' && <Button to={`/work/workshop/${draft}`}>{t('open.goOn')}</Button>}
      </div>
    </Drawer>
  )
}
