/** A person's name with all but its first and last character hidden: 周砚秋 → 周*秋, 李四 → 李* (screens 6). */
export function maskName(name: string): string {
  const characters = Array.from(name.trim())
  const [first = '', ...others] = characters
  if (characters.length < 2) return characters.length === 0 ? '' : '*'
  const last = characters.length > 2 ? others.at(-1) : '*'
  return `${first}${'*'.repeat(characters.length - 2)}${last}`
}

/**
 * An identity number with the birth date hidden: 339921********4*2X (screens 6). Other document numbers keep their
 * first and last two characters, short ones the last two at most.
 */
export function maskIdentityNumber(number: string): string {
  const typed = number.trim()
  if (typed.length === 18) return `${typed.slice(0, 6)}********${typed.charAt(14)}*${typed.slice(16)}`
  return keepEnds(typed, typed.length >= 8 ? 2 : 0, 2)
}

/** A telephone number: 13912346027 → 139****6027 (screens 6); other numbers keep the last two digits. */
export function maskPhone(number: string): string {
  const typed = number.trim()
  return /^\d{11}$/.test(typed) ? `${typed.slice(0, 3)}****${typed.slice(7)}` : keepEnds(typed, 0, 2)
}

// Province, prefecture, county; a county ends in 区县旗市 but 小区, 社区, 园区 … are places inside one.
const DISTRICT =
  /^(?:[^\d\s]{2,8}?(?:省|自治区|特别行政区))?(?:[^\d\s区县旗]{1,9}?(?:市|自治州|地区|盟))?(?:[^\d\s]{1,9}?(?:(?<![小社园校厂景街院库])区|县|旗|市))?/u

/** An address down to its county, the rest hidden: 临澄市云岫县石榴桥镇麦穗路12号 → 临澄市云岫县****. */
export function maskAddress(address: string): string {
  const typed = address.trim()
  return typed === '' ? '' : `${DISTRICT.exec(typed)?.[0] ?? ''}****`
}

function keepEnds(text: string, head: number, tail: number): string {
  const hidden = Math.max(text.length - head - tail, 0)
  if (text.length <= tail) return '*'.repeat(text.length)
  return `${text.slice(0, head)}${'*'.repeat(hidden)}${text.slice(head + hidden)}`
}
