import { DeviceProblem } from './driver.mjs'

/** Longest time for saying whether the device is there, and for ending what was broken off. */
const QUICK_MS = 1000

const missing = {
  'identity-card': 'reader-missing',
  'ticket-printer': 'printer-missing',
  'document-printer': 'printer-missing',
  locker: 'locker-missing',
  'signature-pad': 'pad-missing',
  'led-screen': 'screen-missing',
}

/** A paper with nothing on it. */
const emptyPaper = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
const slip = {
  hall: '一窗',
  no: 'A000',
  line: '测试',
  wait: '',
  at: new Date(0).toISOString(),
  link: 'https://example.gov.cn/',
}

/** What is asked of each kind while its device is there; each gives what is wrong, or nothing. */
const acts = {
  'identity-card': (reader) => endsWhenToldTo('read', (signal) => reader.read(signal)),
  'ticket-printer': (printer) => ends('print', printer.print(slip)),
  'document-printer': (printer) => ends('print', printer.print(emptyPaper)),
  locker: checkLocker,
  'signature-pad': (pad) => endsWhenToldTo('sign', (signal) => pad.sign({ signer: '测试', text: '测试' }, signal)),
  async 'led-screen'(screen) {
    const shown = await ends(
      'show',
      screen.show({ number: 'A000', status: 'serving', lines: ['正在办理 A000', '测试'] }),
    )
    return [...shown, ...(await ends('clear', screen.clear()))]
  },
}

/**
 * What every driver must keep to, tried on one that is open: says its name, tells quickly whether the device is there, ends when it is told
 * to, refuses with the codes of its interface only, and lets go. With the device there it acts: prints a slip, opens the first door.
 * @param {keyof typeof missing} kind
 * @param {object} device what the driver's opener gave
 * @returns {Promise<readonly string[]>} what is wrong, in English sentences; nothing when all is right
 */
export async function checkDriver(kind, device) {
  const parts = ['name', 'isConnected', 'close', ...partsOf[kind]].filter((part) => device[part] === undefined)
  if (parts.length > 0) return parts.map((part) => `${part} is missing`)
  const wrong = []
  if (typeof device.name !== 'string' || device.name.trim() === '') wrong.push('name is no text')
  const isThere = await within(QUICK_MS, device.isConnected())
  if (typeof isThere !== 'boolean')
    wrong.push(`isConnected gave ${String(isThere)} instead of true or false in a second`)
  if (isThere === true) wrong.push(...(await acts[kind](device)))
  else wrong.push(...(await saysMissing(kind, device)))
  if ((await within(QUICK_MS, device.close())) === late) wrong.push('close did not end in a second')
  return wrong
}

const partsOf = {
  'identity-card': ['read'],
  'ticket-printer': ['print'],
  'document-printer': ['print'],
  locker: ['doors', 'open'],
  'signature-pad': ['sign'],
  'led-screen': ['show', 'clear'],
}

async function checkLocker(locker) {
  const doors = await within(10_000, locker.doors())
  if (!Array.isArray(doors) || doors.length === 0) return ['doors gave no door in ten seconds']
  const names = new Set(doors.map(({ door }) => door))
  const wrong = names.size === doors.length ? [] : ['two doors have one name']
  for (const { door, isOpen, isOccupied } of doors) {
    if (typeof door !== 'string' || typeof isOpen !== 'boolean' || ![true, false, null].includes(isOccupied))
      wrong.push(`door ${String(door)} has a field that cannot be true`)
  }
  const unknown = await refusal(locker.open('no such door'))
  if (unknown !== 'no-such-door') wrong.push(`a door that is not there was answered by ${unknown}`)
  const [first] = doors
  return [...wrong, ...(await ends(`open ${first.door}`, locker.open(first.door)))]
}

async function saysMissing(kind, device) {
  const never = new AbortController()
  const tried = {
    'identity-card': () => device.read(never.signal),
    'ticket-printer': () => device.print(slip),
    'document-printer': () => device.print(emptyPaper),
    locker: () => device.doors(),
    'signature-pad': () => device.sign({ signer: '测试', text: '测试' }, never.signal),
    'led-screen': () => device.show({ number: null, status: 'free', lines: ['请稍候'] }),
  }
  const code = await within(5000, refusal(tried[kind]()))
  never.abort()
  // What waits for a person may wait for the device as well; and a spooler says in its own words that it is not there.
  const mayWait = code === late && ['identity-card', 'signature-pad'].includes(kind)
  const isSpooler = code === 'driver-failed' && kind.endsWith('printer')
  return mayWait || isSpooler || code === missing[kind]
    ? []
    : [`unplugged it was answered by ${String(code)}, not ${missing[kind]}`]
}

/** An act that is done, or refused with a code of the interface. */
async function ends(what, act) {
  const code = await within(10_000, refusal(act))
  if (code === late) return [`${what} did not end in ten seconds`]
  return code === undefined || code !== 'driver-failed' ? [] : [`${what} threw something else than a DeviceProblem`]
}

/** An act that waits for a person: it ends soon after it was told to. */
async function endsWhenToldTo(what, act) {
  const ending = new AbortController()
  const running = refusal(act(ending.signal))
  await new Promise((resolve) => setTimeout(resolve, 50))
  ending.abort()
  return (await within(QUICK_MS, running)) === late ? [`${what} went on for a second after it was told to end`] : []
}

const late = Symbol('late')

function within(milliseconds, act) {
  let clock
  const silence = new Promise((resolve) => (clock = setTimeout(() => resolve(late), milliseconds)))
  return Promise.race([act, silence]).finally(() => clearTimeout(clock))
}

/** The code of what an act refused with; undefined when it was done. */
async function refusal(act) {
  try {
    await act
    return undefined
  } catch (error) {
    return error instanceof DeviceProblem ? error.code : 'driver-failed'
  }
}
