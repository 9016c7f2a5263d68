import { useTexts } from '@yichuang/kit'
import type { AnswerOf } from '@yichuang/platform/contract'
import type { listDemoAccounts } from '@yichuang/modules/access/contract'

export type DemoAccount = AnswerOf<typeof listDemoAccounts>['accounts'][number]

export interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[]
  readonly onChoose: (account: DemoAccount) => void
  readonly isBusy: boolean
}

const groups = [
  { key: 'hall', roles: ['window-clerk', 'handout-clerk', 'guide', 'hall-manager'] },
  { key: 'department', roles: ['reviewer', 'chief-representative', 'department-administrator'] },
  {
    key: 'oversight',
    roles: ['system-administrator', 'security-administrator', 'security-auditor', 'supervisor', 'agent', 'operator'],
  },
] as const

const tour = ['accept', 'handOver', 'review', 'handOut', 'progress'] as const

/** The people of the demo hall by where they work: one press signs in as them. */
export function DemoAccounts({ accounts, onChoose, isBusy }: DemoAccountsProps) {
  const t = useTexts('web')
  return (
    <>
      <p className="lead">{t('demo.lead')}</p>
      {groups.map(({ key, roles }) => (
        <section key={key}>
          <h2>
            {t(`demo.${key}`)} <span>{t(`demo.${key}Hint`)}</span>
          </h2>
          <div className="ac">
            {inTheirOrder(accounts, roles).map((account) => (
              <Person key={account.account} account={account} onChoose={onChoose} isBusy={isBusy} />
            ))}
          </div>
        </section>
      ))}
      <section className="tour">
        <h2>
          {t('demo.tour')} <span>{t('demo.tourHint')}</span>
        </h2>
        <ol className="tr" aria-label={t('demo.tour')}>
          {tour.map((step, index) => (
            <li key={step}>
              <i aria-hidden="true">{index + 1}</i>
              {t(`demo.step.${step}`)}
              <span>{t(`demo.stepWho.${step}`)}</span>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

/** Those with one of the roles, in the order of the tour: the window clerk it begins with stands first. */
function inTheirOrder(accounts: readonly DemoAccount[], roles: readonly string[]): readonly DemoAccount[] {
  const rank = ({ roles: own }: DemoAccount) => roles.indexOf(own[0] ?? '')
  return accounts.filter((account) => rank(account) !== -1).toSorted((one, other) => rank(one) - rank(other))
}

interface PersonProps extends Omit<DemoAccountsProps, 'accounts'> {
  readonly account: DemoAccount
}

function Person({ account, onChoose, isBusy }: PersonProps) {
  const t = useTexts('web')
  const { name, roles, windowNo: no } = account
  const role = roles[0] ?? 'none'
  const place = account.hall ?? account.department ?? ''
  return (
    <button type="button" disabled={isBusy} onClick={() => onChoose(account)}>
      <span className="p" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <b>
        {name}
        <span className="role">{t(`role.${role}`)}</span>
      </b>
      <span className="d">{no === undefined ? t(`does.${role}`, { place }) : t('demo.atWindow', { place, no })}</span>
    </button>
  )
}
