import {
  Ask,
  Band,
  Button,
  Card,
  Drawer,
  EmptyState,
  MomentText,
  Page,
  ProblemNote,
  Tag,
  TextField,
  useAct,
  useCall,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { mineCases, readAssociations } from '../contract.ts'
import type { AssociationLine, Associations, MiningTerms } from '../contract.ts'
import { NewPackageDrawer } from './NewPackageDrawer.tsx'
import { PackageViews } from './PackageViews.tsx'
import './packages.css'

/** 事项关联: what the same applicants ask for within a window of time, with the evidence, and a package from it. (CAT-11) */
export function AssociationsPage() {
  const t = useTexts('packages')
  const { may } = useSession()
  const [isAsking, setAsking] = useState(false)
  const found = useCall(readAssociations, {}, { topics: ['packages'], keepFormer: true })
  return (
    <Page
      title={t('pages.associations')}
      hint={t('mine.hint')}
      views={<PackageViews current="associations" />}
      actions={
        may('packages.mine') &&
        found.data !== undefined && (
          <Button icon="refresh" hotkey="F2" onClick={() => setAsking(true)}>
            {t('mine.again')}
          </Button>
        )
      }
    >
      <Ask query={found}>{(answer) => <Found answer={answer} />}</Ask>
      {isAsking && found.data !== undefined && (
        <TermsDrawer terms={found.data.terms} onClose={() => setAsking(false)} />
      )}
    </Page>
  )
}

function Found({ answer: { mining, waitingSince, rows } }: { readonly answer: Associations }) {
  const t = useTexts('packages')
  return (
    <div className="pk-stack">
      {waitingSince !== null && <Band kind="blue">{t('mine.waiting')}</Band>}
      {mining === null ? (
        <EmptyState icon="chart" title={t('mine.never')} text={t('mine.neverText')} />
      ) : (
        <>
          <p className="muted">
            {t('mine.from', { cases: mining.cases, applicants: mining.applicants, days: mining.terms.windowDays })}
            {' · '}
            {t('mine.at')}
            <MomentText at={mining.minedAt} form="long" />
            {mining.skipped > 0 && ` · ${t('mine.skipped', { count: mining.skipped })}`}
          </p>
          {rows.length === 0 ? (
            <EmptyState icon="chart" title={t('mine.nothing')} text={t('mine.nothingText')} />
          ) : (
            <ol className="pk-associations">
              {rows.map((row) => (
                <li key={row.items.map(({ id }) => id).join(' ')}>
                  <Association row={row} windowDays={mining.terms.windowDays} />
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  )
}

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`

function Association({ row, windowDays }: { readonly row: AssociationLine; readonly windowDays: number }) {
  const t = useTexts('packages')
  const { may } = useSession()
  const navigate = useNavigate()
  const [isOpening, setOpening] = useState(false)
  const { items, applicants, support, confidence, consequent, lift, days, packages } = row
  const led = items.find(({ id }) => id === consequent)
  const others = items.filter(({ id }) => id !== consequent)
  const names = (list: AssociationLine['items']) => list.map(({ name }) => name).join('、')
  const departments = new Set(items.map(({ departmentName }) => departmentName))
  return (
    <Card
      title={names(items)}
      extra={
        <span className="pk-tags">
          {packages.map(({ id, name }) => (
            <Link key={id} to={`/work/packages/${id}`}>
              <Tag kind="green">{t('mine.held', { name })}</Tag>
            </Link>
          ))}
          {packages.length === 0 && may('packages.compose') && (
            <Button size="s" kind="primary" icon="plus" onClick={() => setOpening(true)}>
              {t('mine.compose')}
            </Button>
          )}
        </span>
      }
    >
      <p className="pk-lead">
        {t('mine.told', { share: percent(confidence), others: names(others), led: led?.name ?? consequent })}
      </p>
      <dl className="pk-evidence">
        <Figure term={t('mine.applicants')} value={t('mine.people', { count: applicants })} />
        <Figure term={t('mine.support')} value={percent(support)} />
        <Figure term={t('mine.confidence')} value={percent(confidence)} />
        <Figure term={t('mine.lift')} value={t('mine.times', { lift: lift.toFixed(1) })} />
        <Figure term={t('mine.departments')} value={t('mine.departmentCount', { count: departments.size })} />
        <Figure term={t('mine.median')} value={t('mine.days', { count: days.median })} />
      </dl>
      <Distances days={days} windowDays={windowDays} />
      {isOpening && (
        <NewPackageDrawer
          proposed={items}
          reason={t('mine.reason', { applicants, share: percent(confidence) })}
          onClose={() => setOpening(false)}
          onOpened={(id) => void navigate(`/work/package-drafts/${id}`)}
        />
      )}
    </Card>
  )
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** How many days lie between the first and the last, as a line from the same day to the end of the window. */
function Distances({ days, windowDays }: { readonly days: AssociationLine['days']; readonly windowDays: number }) {
  const t = useTexts('packages')
  const at = (day: number) => 6 + (day / Math.max(1, windowDays)) * 388
  const told = t('mine.spread', { quarter: days.quarter, threeQuarters: days.threeQuarters })
  return (
    <figure className="pk-distances">
      <svg
        viewBox="0 0 400 22"
        role="img"
        aria-label={`${told} ${t('mine.examples', { days: days.examples.join('、') })}`}
      >
        <line x1="6" x2="394" y1="11" y2="11" className="axis" />
        <rect
          x={at(days.quarter)}
          width={Math.max(2, at(days.threeQuarters) - at(days.quarter))}
          y="6"
          height="10"
          rx="3"
        />
        {[...new Set(days.examples)].map((day) => (
          <circle key={day} cx={at(day)} cy="11" r="3.5" />
        ))}
      </svg>
      <figcaption className="muted small">
        <span>{t('mine.sameDay')}</span>
        <span>{told}</span>
        <span>{t('mine.days', { count: windowDays })}</span>
      </figcaption>
    </figure>
  )
}

const members = ['windowDays', 'leastApplicants', 'leastConfidence', 'leastLift', 'largest', 'mostItems'] as const
const shares: ReadonlySet<string> = new Set(['leastConfidence'])

/** What counts as asked for together, decided here and kept for the nights to come. */
function TermsDrawer({ terms, onClose }: { readonly terms: MiningTerms; readonly onClose: () => void }) {
  const t = useTexts('packages')
  const toast = useToast()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(members.map((name) => [name, String(shares.has(name) ? terms[name] * 100 : terms[name])])),
  )
  const mine = useAct(mineCases, {
    refresh: [readAssociations],
    onDone: () => {
      toast({ text: t('mine.asked') })
      onClose()
    },
  })
  const read = (name: (typeof members)[number]) => Number(typed[name]) / (shares.has(name) ? 100 : 1)
  const wrong = members.find((name) => typed[name]?.trim() === '' || !Number.isFinite(read(name)))
  const act = () => {
    if (wrong !== undefined)
      document.querySelectorAll<HTMLInputElement>('.pk-form input')[members.indexOf(wrong)]?.focus()
    else
      void mine.act({
        body: {
          windowDays: read('windowDays'),
          leastApplicants: read('leastApplicants'),
          leastConfidence: read('leastConfidence'),
          leastLift: read('leastLift'),
          largest: read('largest'),
          mostItems: read('mostItems'),
        },
      })
  }
  return (
    <Drawer
      title={t('mine.terms')}
      width="s"
      onClose={onClose}
      footer={
        <Button kind="primary" hotkey="F9" busy={mine.isBusy} onClick={act}>
          {t('mine.act')}
        </Button>
      }
    >
      <div className="pk-form">
        <p className="muted">{t('mine.termsText')}</p>
        {members.map((name) => (
          <TextField
            key={name}
            label={t(`mine.term.${name}`)}
            hint={t(`mine.termHint.${name}`)}
            inputMode="decimal"
            value={typed[name] ?? ''}
            onChange={(value) => setTyped({ ...typed, [name]: value })}
            problem={wrong === name ? t('missing') : undefined}
          />
        ))}
        <ProblemNote problem={mine.problem} />
      </div>
    </Drawer>
  )
}
