import { Icon } from '@yichuang/kit/public'
import { wordsOf } from './visit.ts'
import type { Visit, Words } from './visit.ts'

const digits = [...'1234567890']
const letterRows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'].map((row) => [...row])
const figureRows = [
  ['1', '2', '3', '，', '。'],
  ['4', '5', '6', '、', '：'],
  ['7', '8', '9', '（', '）'],
  ['X', '0', '.', '-', '/'],
]

/** The keyboard of a machine that has none: Chinese by pinyin, letters, figures; shown while a text is typed. (NET-07) */
export function KioskKeyboard({ visit }: { readonly visit: Visit }) {
  const t = wordsOf(visit)
  const usual = visit.language === 'en' ? 'latin' : 'pinyin'
  return (
    <section
      className="keyboard"
      aria-label={t('keyboard.title')}
      data-words="/public/keyboard-words.txt"
      data-usual={usual}
      data-mode={usual}
      hidden
    >
      <script src="/public/keyboard.js" type="module" />
      <Choice t={t} />
      <div className="letters-pane">
        <p className="key-row">
          {digits.map((digit) => (
            <Key key={digit} sign={digit} />
          ))}
        </p>
        {letterRows.map((row, at) => (
          <p className="key-row" key={row[0]}>
            {at === 2 && (
              <button type="button" className="wide upper" data-act="upper" aria-pressed="false">
                {t('keyboard.upper')}
              </button>
            )}
            {row.map((letter) => (
              <button key={letter} type="button" data-letter={letter}>
                {letter}
              </button>
            ))}
            {at === 2 && <Erase t={t} />}
          </p>
        ))}
      </div>
      <div className="figures-pane">
        {figureRows.map((row) => (
          <p className="key-row" key={row[0]}>
            {row.map((sign) => (
              <Key key={sign} sign={sign} />
            ))}
          </p>
        ))}
      </div>
      <p className="key-row">
        {(['pinyin', 'latin', 'figures'] as const).map((mode) => (
          <button key={mode} type="button" className="wide" data-turn={mode} aria-pressed={mode === usual}>
            {t(`keyboard.${mode}`)}
          </button>
        ))}
        <button type="button" className="space" data-act="space">
          {t('keyboard.space')}
        </button>
        <span className="erase-figure">
          <Erase t={t} />
        </span>
        <button type="button" className="wide done" data-act="close">
          {t('keyboard.done')}
        </button>
      </p>
    </section>
  )
}

function Key({ sign }: { readonly sign: string }) {
  return (
    <button type="button" data-sign={sign}>
      {sign}
    </button>
  )
}

function Erase({ t }: { readonly t: Words }) {
  return (
    <button type="button" className="wide" data-act="erase">
      {t('keyboard.erase')}
    </button>
  )
}

/** What was typed so far, and the characters it may mean. */
function Choice({ t }: { readonly t: Words }) {
  return (
    <div className="choice">
      <p className="typing-letters" />
      <p className="typing-hint">{t('keyboard.hint')}</p>
      <div className="candidates" role="group" aria-label={t('keyboard.candidates')} />
      <button type="button" className="turn-page" data-page="-1" aria-label={t('keyboard.earlier')} disabled>
        <Icon name="back" />
      </button>
      <button type="button" className="turn-page" data-page="1" aria-label={t('keyboard.later')} disabled>
        <Icon name="forward" />
      </button>
    </div>
  )
}
