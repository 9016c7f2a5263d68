/**
 * How right the forecast is that a person is told with the number: a simulated year of a hall, day by day with the
 * dispatcher's own rule, and what the forecast says at the moment each person comes against how long they waited.
 */
import { tsImport } from 'tsx/esm/api'

const DAYS = 250
/** a hall that works on at noon, and one that closes */
const HOURS = {
  open: [{ from: 9 * 3600, to: 16.5 * 3600 }],
  closed: [
    { from: 9 * 3600, to: 12 * 3600 },
    { from: 13 * 3600, to: 17.5 * 3600 },
  ],
}
/** usual seconds of a service, people of a usual day */
const LINES = [
  { id: 'a', seconds: 900, people: 34 },
  { id: 'b', seconds: 600, people: 160 },
  { id: 'c', seconds: 480, people: 96 },
  { id: 'd', seconds: 480, people: 120 },
  { id: 'e', seconds: 900, people: 62 },
  { id: 'f', seconds: 420, people: 130 },
]
const WINDOWS = ['b', 'bc', 'bd', 'b', 'bf', 'cb', 'cd', 'd', 'db', 'df', 'ea', 'e', 'ea', 'f', 'fc', 'ab', 'fd']
/** how much more come on a weekday, Monday first */
const WEEKDAYS = [1.2, 1.02, 0.97, 0.95, 0.86]
const SHAPE = [0.08, 0.11, 0.13, 0.12, 0.08, 0.05, 0.07, 0.09, 0.09, 0.07, 0.05, 0.04, 0.02]
/** a wait below this is as good as none; what is told is whole minutes */
const SLACK_SECONDS = 180

/** @returns for a hall open at noon and one that closes: share of visitors whose forecast was right, by how long they waited */
export async function measureForecast() {
  const product = await tsImport('./forecast-product.mjs', import.meta.url)
  return { days: DAYS, open: yearOf(product, HOURS.open), closed: yearOf(product, HOURS.closed) }
}

function yearOf(product, hours) {
  const told = Array.from({ length: DAYS }, (_, day) => tellDay(product, hours, day)).flat()
  return {
    all: shares(told),
    short: shares(told.filter(({ wait }) => wait < 600)),
    middle: shares(told.filter(({ wait }) => wait >= 600 && wait < 1800)),
    long: shares(told.filter(({ wait }) => wait >= 1800)),
  }
}

const shares = (of) => ({
  visitors: of.length,
  within: of.filter(isWithin).length / of.length,
  strictly: of.filter(({ forecast, wait }) => Math.abs(forecast - wait) <= 0.3 * wait).length / of.length,
  bias: of.reduce((sum, { forecast, wait }) => sum + forecast - wait, 0) / of.length / 60,
})

const isWithin = ({ forecast, wait }) => Math.abs(forecast - wait) <= Math.max(0.3 * wait, SLACK_SECONDS)

function tellDay({ simulateDay, diceOf, forecastMinutes }, hours, day) {
  const arrivals = comersOf(diceOf(7919 * (day + 1)), hours, WEEKDAYS[day % 5])
  const windows = WINDOWS.map((lines, n) => ({ no: `w${n + 1}`, lines: [...lines], spans: hours }))
  const visits = simulateDay({ arrivals, windows, rankSeconds: 180, servesOn: true })
  return visits.flatMap((visit, n) => {
    if (visit.called === undefined) return []
    const picture = pictureAt(visits.slice(0, n), visit.came, hours)
    const ahead = picture.groups.find(({ id }) => id === visit.line).orders.length
    const minutes = forecastMinutes(picture, visit.line, ahead)
    return minutes === undefined ? [] : [{ forecast: minutes * 60, wait: visit.called - visit.came }]
  })
}

/** The hall as the queue knows it at the moment somebody comes, after all who came before. */
function pictureAt(before, now, hours) {
  const isCalled = ({ called }) => called !== undefined && called <= now
  const waiting = before.filter((visit) => !isCalled(visit))
  const called = before.filter(isCalled)
  const done = called.filter((visit) => visit.called + visit.service <= now)
  const serving = called.filter((visit) => visit.called + visit.service > now)
  const groups = LINES.map(({ id, seconds }) => {
    const own = done.filter(({ line }) => line === id)
    const orders = waiting.filter(({ line }) => line === id).map(({ came }) => came - now)
    const spent = own.reduce((sum, { service }) => sum + service, 0)
    return { id, waiting: orders.length, orders, served: own.length, service_seconds: seconds, seconds: spent }
  })
  // a window without anybody before it is closed outside of the hours
  const isOpen = hours.some(({ from, to }) => from <= now && now < to) || now >= hours.at(-1).to
  const windows = WINDOWS.map((lines, n) => {
    const at = serving.find(({ window }) => window === `w${n + 1}`)
    return {
      window_id: `w${n + 1}`,
      groups: [...lines],
      ranks: [...lines].map((_, rank) => rank),
      is_open: isOpen,
      no: at === undefined ? null : 'X',
      busy_line: at?.line ?? null,
      busy_seconds: at === undefined ? null : now - at.called,
    }
  })
  // the closings as `closingsBetween` gives them
  const closings = hours.slice(1).map(({ from }, place) => ({ from: hours[place].to - now, to: from - now }))
  return { groups, windows, closings: closings.filter(({ to }) => to > 0) }
}

function comersOf(dice, hours, more) {
  return LINES.flatMap(({ id, seconds, people }) =>
    Array.from({ length: Math.round(people * more * (0.9 + 0.2 * dice.roll())) }, () => ({
      at: momentOf(dice, hours),
      line: id,
      service: Math.round(seconds * (0.35 + 0.65 * (dice.roll() + dice.roll()))),
      advantage: 0,
    })),
  ).toSorted((one, other) => one.at - other.at)
}

function momentOf(dice, hours) {
  let left = dice.roll()
  const half = SHAPE.findIndex((part) => (left -= part) < 0)
  const open = (Math.max(0, half) + dice.roll()) * 1800
  const [first, second = first] = hours
  const morning = first.to - first.from
  return Math.floor(open < morning ? first.from + open : second.from + open - morning)
}

/** @param forecast what measureForecast gives @returns lines */
export function forecastReport({ days, open, closed }) {
  const percent = (share) => `${(100 * share).toFixed(1)} %`
  const line = (name, { visitors, within, strictly, bias }) =>
    `${name.padEnd(16)} ${String(visitors).padStart(7)} visitors, within 30 % or three minutes ${percent(within)}, ` +
    `within 30 % ${percent(strictly)}, told ${bias.toFixed(1)} min too much on average`
  const hall = ({ all, short, middle, long }) => [
    line('all', all),
    line('under 10 min', short),
    line('10 to 30 min', middle),
    line('over 30 min', long),
  ]
  return [
    `forecast over ${days} simulated days, told at the moment each person came; open at noon`,
    ...hall(open),
    'closed for an hour at noon',
    ...hall(closed),
  ]
}
