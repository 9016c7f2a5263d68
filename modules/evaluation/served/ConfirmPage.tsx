import type { ShownContent } from '../contract.ts'
import type { Say } from './words.ts'

interface ConfirmFormProps {
  readonly t: Say
  /** where it is sent */
  readonly action: string
  readonly id: string
  readonly shown: ShownContent
  /** sentence of a refusal */
  readonly problem: string | undefined
}

/** 请您核对: what the clerk typed, to the person themselves and therefore unmasked; right is signed. (QUE-05) */
export function ConfirmForm({ t, action, id, shown, problem }: ConfirmFormProps) {
  const { itemName, applicant, agent, situation, materials } = shown
  return (
    <form className="confirm" method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="signature" defaultValue="" />
      <div className="confirm-body">
        <div className="confirm-facts" tabIndex={0} role="group" aria-label={t('served.confirm.title')}>
          <dl>
            <Fact term={t('served.confirm.item')} value={itemName} />
            <Fact term={t('served.confirm.name')} value={applicant.name} />
            <Fact term={t('served.confirm.document')} value={applicant.documentNumber} />
            <Fact term={t('served.confirm.phone')} value={applicant.phone} />
            {agent !== null && <Fact term={t('served.confirm.agent')} value={agent} />}
            {situation.map(({ question, answer }) => (
              <Fact key={question} term={question} value={answer} />
            ))}
          </dl>
          <h2>
            {t('served.confirm.materials', {
              count: materials.filter(({ standing }) => standing === 'received').length,
            })}
          </h2>
          <ul>
            {materials.map(({ name, standing }) => (
              <li key={name} className={standing}>
                <span>{name}</span>
                <span>{t(`served.confirm.${standing}`)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className="sign">
          <p>{t('served.confirm.sign')}</p>
          <svg data-sign viewBox="0 0 480 300" role="img" aria-label={t('served.confirm.sign')}>
            <path d="" />
          </svg>
          <button className="btn" type="button" data-clear>
            {t('served.confirm.clear')}
          </button>
          {problem !== undefined && (
            <p className="wrong" role="alert">
              {problem}
            </p>
          )}
        </div>
      </div>
      <footer className="ft">
        <p>{t('served.confirm.consequence')}</p>
        <button className="btn" type="submit" name="right" value="0">
          {t('served.confirm.wrong')}
        </button>
        <button className="btn primary" type="submit" name="right" value="1">
          {t('served.confirm.right')}
        </button>
      </footer>
    </form>
  )
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}
