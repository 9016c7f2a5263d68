import type { ReactNode } from 'react'
import type { ApiProblem } from '../client/problem.ts'
import { DateText } from '../public/DateText.tsx'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { ProblemNote } from '../states/ProblemNote.tsx'
import { ActFoot } from './ActFoot.tsx'
import { Drawer } from './Drawer.tsx'

export interface ActDate {
  /** what the day is: 最晚补来 */
  readonly label: string
  /** 'YYYY-MM-DD' */
  readonly day: string
  /** 10 个工作日 */
  readonly note?: string
  /** the link 为什么是这一天？ */
  readonly why?: ReactNode
}

export interface ConfirmActProps {
  readonly title: string
  readonly tags?: ReactNode
  readonly saved?: ReactNode
  /** the finished document, on the right (on the left with `documentFirst`) */
  readonly document?: ReactNode
  readonly documentFirst?: boolean
  /** the days the act sets */
  readonly dates?: readonly ActDate[]
  /** what follows from it, in the foot: 送达后：办件转为“待补正” */
  readonly consequence?: ReactNode
  /** what cannot be undone, in an amber band */
  readonly warning?: ReactNode
  /** the act itself, never 确定: 打印并送达 */
  readonly act: string
  readonly hotkey?: string
  readonly onAct: () => void
  readonly onClose: () => void
  /** a second way that loses nothing: 先存着 */
  readonly keep?: { readonly label: string; readonly onKeep: () => void }
  readonly busy?: boolean
  readonly problem?: ApiProblem | undefined
  /** what is still missing: pressing goes to the first gap */
  readonly missing?: string | undefined
  readonly children?: ReactNode
}

/** Only for acts with legal effect that cannot be undone: the finished document, the date it sets, a button naming the act. */
export function ConfirmAct(props: ConfirmActProps) {
  const { title, tags, saved, document, documentFirst = false, dates = [], warning, problem, onClose, children } = props
  const w = useKitWords()
  const shown = document === undefined ? undefined : <section aria-label={w('confirm.document')}>{document}</section>
  const fields = (
    <div className="cf">
      {children}
      {dates.length > 0 && (
        <dl className="cf-dates">
          {dates.map(({ label, day, note, why }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <b>
                  <DateText day={day} form="full" />
                </b>
                {note !== undefined && <span className="muted">{note}</span>}
                {why}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {warning !== undefined && (
        <p className="warn-band">
          <Icon name="warning" />
          <span>{warning}</span>
        </p>
      )}
      <ProblemNote problem={problem} />
    </div>
  )
  return (
    <Drawer
      title={title}
      tags={tags}
      extra={saved}
      width={shown === undefined ? 'm' : 'l'}
      onClose={onClose}
      footer={<ActFoot {...props} />}
      {...(shown !== undefined && { aside: documentFirst ? fields : shown })}
    >
      {documentFirst ? shown : fields}
    </Drawer>
  )
}
