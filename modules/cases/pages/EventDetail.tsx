import { DateText, MoneyText, useTexts } from '@yichuang/kit'
import type { Told } from '../rules/index.ts'
import './events.css'

/** What is said by itself, without a word before it. */
const bare: readonly Told['term'][] = [
  'agrees',
  'amount',
  'cause',
  'conclusion',
  'decision',
  'document',
  'method',
  'name',
  'time',
]

/** What an event of a dossier says beside its name: the reason, the opinion, the last day; nothing when it says no more. */
export function EventDetail({ told }: { readonly told: readonly Told[] }) {
  const t = useTexts('cases')
  if (told.length === 0) return null
  return (
    <span className="event-detail">
      {told.map((one) => (
        <span key={`${one.term} ${one.value}`}>
          {!bare.includes(one.term) && t(`told.${one.term}`)}
          <ToldValue told={one} />
        </span>
      ))}
    </span>
  )
}

function ToldValue({ told: { term, form, value } }: { readonly told: Told }) {
  const t = useTexts('cases')
  if (form === 'day') return <DateText day={String(value)} form="short" />
  if (form === 'money') return <MoneyText fen={Number(value)} />
  if (form === 'word') return <>{t(`toldWords.${term}.${value}`)}</>
  if (form === 'text') return <>{value}</>
  return <>{t(`toldWords.time.${form}`, { count: Number(value) })}</>
}
