import { call, newId, useAct, useDraft, useTexts, useToast } from '@yichuang/kit'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { clearDesk, listDesks, openApplication, saveDesk, takeUpApplication } from '../contract.ts'
import { deskOfPrepared, deskOfTicket, tellQueue, withTicket } from './at-ticket.ts'
import { bodyOf, emptyDesk, enteredOf } from './desk-state.ts'
import type { DeskState } from './desk-state.ts'
import { useLookUp } from './use-look-up.ts'

/** What is on the desk, kept every second, the one act that takes the application, and leaving it for later. */
export function useDesk(item: Item) {
  const t = useTexts('intake')
  const navigate = useNavigate()
  const toast = useToast()
  const [search] = useSearchParams()
  const ticket = search.get('ticket')
  const [desk] = useState(() => search.get('desk') ?? newId())
  const titleOf = ({ applicant }: DeskState) => `${item.name} ${applicant.name}`.trim()
  const draft = useDraft<DeskState>({
    key: `intake/${desk}`,
    initial: emptyDesk,
    save: (content) =>
      call(saveDesk, {
        params: { id: desk },
        body: { title: titleOf(content), content: { ...content, item: item.id } },
      }),
    load: () => {
      if (search.has('desk')) return keptDesk(desk)
      const prepared = search.get('prepared')
      if (prepared !== null) return deskOfPrepared(prepared, item.id)
      return ticket === null ? keptDesk(desk) : deskOfTicket(ticket, item.id)
    },
  })
  const { prepared } = draft.value
  const lookUp = useLookUp(draft.set, prepared?.applicationNo)
  const told = async (number: string, applicationNo: string) => {
    if (!(await tellQueue(number, applicationNo))) toast({ text: t('desk.queueUntold'), seconds: 30 })
  }
  const onDone = (done: { readonly id: string; readonly applicationNo: string }) => {
    void draft.discard()
    void call(clearDesk, { params: { id: desk } })
    if (ticket !== null) void told(ticket, done.applicationNo)
    toast({ text: t('desk.taken', { number: done.applicationNo }) })
    void navigate(`/work/applications/${done.id}`)
  }
  const open = useAct(openApplication, { onDone })
  const takeUp = useAct(takeUpApplication, { onDone })
  const send = (then: Parameters<typeof bodyOf>[2], confirmation?: string) => {
    const reason = lookUp.duplicates.length > 0 ? t('desk.duplicateKnown') : ''
    const confirmed = confirmation === undefined ? {} : { confirmation }
    if (prepared === undefined) void open.act({ body: { ...bodyOf(item, draft.value, then, reason), ...confirmed } })
    else
      void takeUp.act({
        params: { id: prepared.id },
        body: { ...enteredOf(item, draft.value, then, reason), ...confirmed },
      })
  }
  const take = prepared === undefined ? open : takeUp
  const keep = async () => {
    await draft.flush()
    toast({ text: t('desk.kept') })
    void navigate(withTicket('/work/intake', search))
  }
  return { state: draft.value, set: draft.set, send, keep, take, lookUp }
}

/** The copy on the server of a desk that was left: on another computer it is the only one. */
async function keptDesk(id: string): Promise<{ value: DeskState; savedAt: string } | undefined> {
  const { rows } = await call(listDesks, {})
  const kept = rows.find((row) => row.id === id)
  return kept === undefined
    ? undefined
    : { value: { ...emptyDesk, ...(kept.content as DeskState) }, savedAt: kept.savedAt }
}
