/** One process of browsers on the lines of pages: told which, it says how many are open, then when each page was said. */
import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
const heard = []
let open = 0

process.on('message', ({ address, paths, isOver }) => {
  if (isOver) {
    process.send({ heard }, () => process.exit(0))
    return
  }
  join(address, paths).then(
    () => process.send({ open }),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
})

/** As many at once as a hall that opens its doors. */
async function join(address, paths) {
  const left = paths.map((path, n) => ({ path, n }))
  const next = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await listen(address, one)
  }
  await Promise.all(Array.from({ length: 50 }, next))
}

function listen(address, { path, n }) {
  return new Promise((resolve, reject) => {
    const request = get(`${address}${path}/line`, { agent }, (answer) => {
      if (answer.statusCode !== 200) {
        reject(new Error(`${path}: ${answer.statusCode}`))
        return
      }
      open += 1
      let unread = ''
      answer.setEncoding('utf8').on('data', (chunk) => {
        const at = Date.now()
        const events = (unread + chunk).split('\n\n')
        unread = events.pop()
        for (const event of events) note(n, event, at)
      })
      resolve()
    })
    request.on('error', reject)
  })
}

/** The number that a screen shows as its newest call, or the state that a phone shows. */
function note(browser, event, at) {
  if (!event.startsWith('event: page')) return
  const call = /data-call=\\"([A-Z]\d+)-/.exec(event)?.[1]
  const state = /ticket-head (\w+)/.exec(event)?.[1]
  heard.push({ browser, at, shows: call ?? state })
}
