import {
  ApiProblem,
  BrandMark,
  Button,
  Icon,
  ProblemNote,
  SelectField,
  TextField,
  useCall,
  useTexts,
} from '@yichuang/kit'
import { listDemoAccounts } from '@yichuang/modules/access/contract'
import { listOpenWindows } from '@yichuang/modules/halls/contract'
import type { AnswerOf } from '@yichuang/platform/contract'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { DemoAccounts } from './DemoAccounts.tsx'
import type { DemoAccount } from './DemoAccounts.tsx'
import { enter, rememberedWindow, rememberWindow } from './session.ts'
import type { Credentials } from './session.ts'
import { useHeldSession } from './SessionHolder.tsx'

/** Sign-in, with the people of the demo hall where there is one. */
export function SignInPage() {
  const t = useTexts('web')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const held = useHeldSession()
  const demo = useCall(listDemoAccounts, {})
  const open = useCall(listOpenWindows, {})
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const accounts = demo.data?.accounts ?? []

  const go = async (credentials: Credentials) => {
    setBusy(true)
    const found = await enter(credentials)
    setBusy(false)
    if (found instanceof ApiProblem) return setProblem(found)
    if (credentials.windowId !== undefined) rememberWindow(credentials.windowId)
    held.enter(found)
    void navigate(nextOf(search.get('next')), { replace: true })
  }
  const goAs = (account: DemoAccount) => {
    const { windowId } = account
    void go({
      account: account.account,
      password: demo.data?.password ?? '',
      ...(windowId !== undefined && { windowId }),
    })
  }
  return (
    <div className="sign-in">
      <main>
        <p className="brand">
          <BrandMark size={40} />
          {t('brand')}
        </p>
        <h1>{t('signIn.headline')}</h1>
        {accounts.length > 0 && <DemoAccounts accounts={accounts} onChoose={goAs} isBusy={isBusy} />}
      </main>
      <aside aria-labelledby="sign-in">
        <h2 id="sign-in">{t('signIn.title')}</h2>
        <SignInForm
          windows={windowsOf(open.data?.halls ?? [])}
          isBusy={isBusy}
          problem={problem}
          onEnter={(given) => void go(given)}
        />
        <p className="ok2">
          <Icon name="lock" />
          <span>{t('signIn.lockHint')}</span>
        </p>
      </aside>
    </div>
  )
}

interface SignInFormProps {
  readonly windows: readonly { readonly value: string; readonly no: string; readonly hall: string }[]
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
  readonly onEnter: (credentials: Credentials) => void
}

function SignInForm({ windows, isBusy, problem, onEnter }: SignInFormProps) {
  const t = useTexts('web')
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [windowId, setWindow] = useState(rememberedWindow)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onEnter({ account, password, ...(windowId !== '' && { windowId }) })
  }
  const options = [
    { value: 'none', label: t('signIn.noWindow') },
    ...windows.map(({ value, no, hall }) => ({ value, label: t('signIn.window', { no, hall }) })),
  ]
  return (
    <form onSubmit={submit}>
      <TextField label={t('signIn.account')} required autoComplete="username" value={account} onChange={setAccount} />
      <TextField
        label={t('signIn.password')}
        type="password"
        required
        autoComplete="current-password"
        hint={t('signIn.lockout')}
        value={password}
        onChange={setPassword}
      />
      {windows.length > 0 ? (
        <SelectField
          label={t('signIn.windowLabel')}
          required
          options={options}
          value={windows.some(({ value }) => value === windowId) ? windowId : 'none'}
          onChange={(chosen) => setWindow(chosen === 'none' ? '' : chosen)}
        />
      ) : (
        <TextField
          label={t('signIn.windowLabel')}
          hint={t('signIn.windowHint')}
          value={windowId}
          onChange={setWindow}
        />
      )}
      <ProblemNote problem={problem} />
      <Button kind="primary" size="l" wide submit busy={isBusy}>
        {t('signIn.act')}
      </Button>
    </form>
  )
}

function windowsOf(halls: AnswerOf<typeof listOpenWindows>['halls']) {
  return halls.flatMap(({ name, windows }) => windows.map(({ id, no }) => ({ value: id, no, hall: name })))
}

/** Where the person wanted to go; only inside the workbench, so that no link can lead them away. */
function nextOf(next: string | null): string {
  return next !== null && next.startsWith('/work/') && !next.startsWith('/work/sign-in') ? next : '/work'
}
