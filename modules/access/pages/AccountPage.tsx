import {
  Ask,
  Band,
  Button,
  Card,
  Column,
  Columns,
  Page,
  ProblemNote,
  TextField,
  useAct,
  useCall,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { changePassword } from '../contract.ts'
import { endOwnSessions, listOwnSessions } from '../contract/sessions.ts'
import { decidePassword } from '../rules/index.ts'
import { SessionList } from './SessionsCard.tsx'
import './access.css'

/** 我的账号: the own password and the own sessions. */
export function AccountPage() {
  const t = useTexts('access')
  const { name, account, mustChangePassword = false } = useSession()
  return (
    <Page title={t('account.title')} hint={`${name} · ${account}`}>
      <Columns widths="minmax(0,600px) minmax(320px,520px)">
        <Column>
          {mustChangePassword && <Band>{t('account.mustChange')}</Band>}
          <PasswordCard />
        </Column>
        <Column>
          <OwnSessions />
        </Column>
      </Columns>
    </Page>
  )
}

const untyped = { current: '', next: '', again: '' }

function PasswordCard() {
  const t = useTexts('access')
  const toast = useToast()
  const { account, mustChangePassword = false } = useSession()
  const [typed, setTyped] = useState(untyped)
  const [isTried, setTried] = useState(false)
  const change = useAct(changePassword, {
    onDone: () => {
      // What the session may do changes with the first own password: the workbench starts anew with it.
      if (mustChangePassword) return window.location.assign('/work')
      setTyped(untyped)
      setTried(false)
      toast({ text: t('account.changed') })
      return undefined
    },
    refresh: [listOwnSessions],
  })
  const judged = decidePassword(typed.next, account)
  const weak = judged.ok
    ? undefined
    : judged.refusal.missing.map((need) => t(`account.need.${need}`)).join(t('people.and'))
  const isSame = typed.again === typed.next
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (typed.current === '' || !judged.ok || !isSame) return
    void change.act({ body: { current: typed.current, next: typed.next } })
  }
  return (
    <Card title={t('account.password')}>
      <form className="cf" onSubmit={send}>
        <TextField
          label={t('account.current')}
          type="password"
          autoComplete="current-password"
          required
          value={typed.current}
          onChange={(current) => setTyped({ ...typed, current })}
          problem={isTried && typed.current === '' ? t('account.currentMissing') : undefined}
        />
        <TextField
          label={t('account.next')}
          hint={t('account.nextHint')}
          type="password"
          autoComplete="new-password"
          required
          value={typed.next}
          onChange={(next) => setTyped({ ...typed, next })}
          problem={isTried && weak !== undefined ? t('account.weak', { missing: weak }) : undefined}
        />
        <TextField
          label={t('account.again')}
          type="password"
          autoComplete="new-password"
          required
          value={typed.again}
          onChange={(again) => setTyped({ ...typed, again })}
          problem={isTried && !isSame ? t('account.notSame') : undefined}
        />
        <ProblemNote problem={change.problem} />
        <div className="form-end">
          <span className="muted small">{t('account.consequence')}</span>
          <Button kind="primary" submit busy={change.isBusy}>
            {t('account.act')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function OwnSessions() {
  const t = useTexts('access')
  const toast = useToast()
  const asked = useCall(listOwnSessions, {})
  const end = useAct(endOwnSessions, {
    onDone: ({ ended }) => toast({ text: t('sessions.ended', { count: ended }) }),
    refresh: [listOwnSessions],
  })
  const others = asked.data?.rows.filter(({ isThis }) => !isThis).length ?? 0
  return (
    <Card
      title={t('account.sessions')}
      flush
      extra={
        others > 1 && (
          <Button size="s" busy={end.isBusy} onClick={() => void end.act({ body: {} })}>
            {t('account.endOthers')}
          </Button>
        )
      }
    >
      <Ask query={asked}>
        {({ rows }) => <SessionList rows={rows} onEnd={({ id }) => void end.act({ body: { session: id } })} />}
      </Ask>
      <ProblemNote problem={end.problem} />
    </Card>
  )
}
