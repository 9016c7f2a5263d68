import { Icon } from '@yichuang/kit/public'
import { KioskSearch } from '@yichuang/modules/portal/public'
import { stepAt, stepPage, Wrong } from './Machine.tsx'
import type { AtMachine } from './Machine.tsx'
import { sayIn } from './words.ts'

/** An item as it is found at a machine. */
export interface FoundItem {
  readonly id: string
  readonly name: string
  readonly department: string
  /** whether a line of this hall takes it, and the window channel is offered */
  readonly isHere: boolean
}

interface Start {
  readonly phrase: string
  /** what was found; before anything is typed, what is applied for most in this hall */
  readonly rows: readonly FoundItem[]
  /** key of the sentence */
  readonly problem?: string | undefined
}

/** 开始申报: the item, by the same search as everywhere. */
export function startPage(at: AtMachine, { phrase, rows, problem }: Start): string {
  const say = sayIn(at.visit)
  return stepPage(at, {
    title: say('start.title'),
    lead: say(at.kind === 'kiosk' ? 'start.lead' : 'start.leadArea'),
    isFirst: true,
    isTyped: true,
    children: (t, words) => (
      <>
        <Wrong text={problem === undefined ? undefined : t(problem)} />
        {at.kind === 'kiosk' ? (
          <KioskSearch t={words} address={stepAt(at)} phrase={phrase} />
        ) : (
          <form className="panel search" method="get" action={stepAt(at)} role="search" autoComplete="off">
            <label>
              <span>{t('start.phrase')}</span>
              <input name="q" maxLength={40} defaultValue={phrase} placeholder={t('start.example')} data-first />
            </label>
            <button type="submit" className="act primary">
              {t('start.find')}
            </button>
          </form>
        )}
        {phrase !== '' && rows.length === 0 && <Wrong text={t('start.nothing')} />}
        {phrase === '' && rows.length > 0 && <h2>{t('start.usual')}</h2>}
        <ul className="lines short">
          {rows.map(({ id, name, department, isHere }) => (
            <li key={id}>
              <form method="post" action={stepAt(at)}>
                <input type="hidden" name="item" value={id} />
                <button type="submit" aria-disabled={!isHere}>
                  <Icon name="document" />
                  <b>{name}</b>
                  <span>{isHere ? department : t('start.notHere')}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}
