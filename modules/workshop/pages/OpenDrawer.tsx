import {
  ActFoot,
  Button,
  Drawer,
  ProblemNote,
  RadioList,
  Segmented,
  TextAreaField,
  useAct,
  useSession,
  useTexts,
} from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listDrafts, openDraft } from '../contract.ts'
import { checkNewItem, requestCauses } from '../rules/index.ts'
import type { NewItem, RequestCause } from '../rules/index.ts'
import { ItemHits } from './ItemHits.tsx'
import { NewItemFields } from './NewItemFields.tsx'

/** 发起梳理: which item, or a new one; from which cause, and why. (CAT-01, CAT-12) */
export function OpenDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('workshop')
  const { department } = useSession()
  const navigate = useNavigate()
  const [which, setWhich] = useState<'existing' | 'fresh'>('existing')
  const [item, setItem] = useState<string>()
  const [wish, setWish] = useState<NewItem>({ id: '', name: '', board: '', department: department?.id ?? '' })
  const [cause, setCause] = useState<RequestCause>('practice')
  const [reason, setReason] = useState('')
  const open = useAct(openDraft, { refresh: [listDrafts], onDone: ({ id }) => void navigate(`/work/workshop/${id}`) })
  const isWhole = which === 'fresh' ? checkNewItem(wish, []).length === 0 : item !== undefined
  const lacking = which === 'fresh' ? t('open.freshMissing') : t('open.itemMissing')
  const missing = isWhole ? (reason.trim() === '' ? t('reasonMissing') : undefined) : lacking
  const act = () => {
    const said = { reason: reason.trim() }
    if (which === 'existing') void open.act({ body: { item: item ?? '', cause, ...said } })
    else void open.act({ body: { item: wish.id, cause: 'new', fresh: freshOf(wish), ...said } })
  }
  const draft = open.problem?.facts['draft']
  return (
    <Drawer
      title={t('open.title')}
      onClose={onClose}
      footer={<ActFoot act={t('open.begin')} busy={open.isBusy} missing={missing} onAct={act} />}
    >
      <div className="ws-form">
        <Segmented
          label={t('open.which')}
          options={(['existing', 'fresh'] as const).map((value) => ({ value, label: t(`open.${value}`) }))}
          value={which}
          onChange={setWhich}
        />
        {which === 'fresh' && <NewItemFields wish={wish} onWish={setWish} />}
        {which === 'existing' && (
          <>
            <ItemHits label={t('open.item')} item={item} onItem={setItem} problem={undefined} />
            <RadioList
              label={t('open.cause')}
              options={requestCauses.map((value) => ({ value, label: t(`cause.${value}`) }))}
              value={cause}
              onChange={setCause}
            />
          </>
        )}
        <TextAreaField
          label={t(which === 'fresh' ? 'open.whyNew' : 'open.reason')}
          hint={t('open.reasonHint')}
          required
          rows={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          problem={reason !== '' && reason.trim() === '' ? t('missing') : undefined}
        />
        <ProblemNote problem={open.problem} />
        {typeof draft === 'string' && <Button to={`/work/workshop/${draft}`}>{t('open.goOn')}</Button>}
      </div>
    </Drawer>
  )
}

/** What is sent of a new item: no code where none was typed. */
function freshOf({ name, department, board, basicCode = '', businessCode = '' }: NewItem) {
  return {
    name: name.trim(),
    department,
    board,
    ...(basicCode === '' ? {} : { basicCode }),
    ...(businessCode === '' ? {} : { businessCode }),
  }
}
