const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/**
 * The check digit of a citizen identity number (GB 11643, ISO 7064 MOD 11-2).
 * @param {string} body the first 17 digits
 */
export function checkDigitOf(body) {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0)
  return checks[sum % 11] ?? ''
}

/**
 * Whether a text is an identity number whose check digit is right.
 * @param {unknown} number
 */
export function isCardNumber(number) {
  return typeof number === 'string' && /^\d{17}[\dX]$/.test(number) && checkDigitOf(number) === number[17]
}

/**
 * Whether a text is a day of the calendar, YYYY-MM-DD.
 * @param {unknown} day
 */
export function isDay(day) {
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const found = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(day)
}
