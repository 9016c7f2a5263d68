/**
 * The calls of each operation, the same for floor and product. An operation is made from its material and then gives
 * the next call of a client: `lane => { method, path, token, body?, answered? }`.
 */
export const operations = { accept, advance, list, read, search, ask }

/** What an operation is called in the table. */
export const titles = {
  accept: 'accept a case',
  advance: 'advance a case',
  list: 'department work list',
  read: 'one case with everything',
  search: 'item search',
  ask: 'open search, each time another sentence',
}

let serial = 0

/** Accepting at the counter in one call: each time another applicant. */
function accept({ acceptance, clerks }) {
  return (lane) => {
    serial += 1
    const applicant = { ...acceptance.applicant, documentNumber: residentId(serial) }
    return post('/api/v1/applications', clerks[lane % clerks.length], { ...acceptance, applicant })
  }
}

/** A reviewer claims a task, and the next time round puts it back; no two clients are at the same case. */
function advance({ pool, reviewers }) {
  let turn = 0
  const busy = new Set()
  const nextFree = () => {
    for (;;) {
      const one = pool[turn++ % pool.length]
      if (!busy.has(one) || busy.size >= pool.length) return one
    }
  }
  return () => {
    const one = nextFree()
    busy.add(one)
    const path = `/api/v1/applications/${one.id}/${one.isMine ? 'task-releases' : 'task-claims'}`
    return {
      ...post(path, reviewers[0], { taskId: one.task, expectedVersion: one.version }),
      answered(text) {
        one.version = JSON.parse(text).version
        one.isMine = !one.isMine
        busy.delete(one)
      },
    }
  }
}

function list({ reviewers }) {
  return (lane) => get('/api/v1/work?limit=20', reviewers[lane % reviewers.length])
}

function read({ ids, clerks }) {
  let turn = 0
  return (lane) => get(`/api/v1/applications/${ids[turn++ % ids.length]}`, clerks[lane % clerks.length])
}

function search({ phrases, clerks }) {
  let turn = 0
  return (lane) => {
    const phrase = phrases[turn++ % phrases.length]
    return get(`/api/v1/catalogue/items?q=${encodeURIComponent(phrase)}&limit=8`, clerks[lane % clerks.length])
  }
}

/** Everyday sentences at the open search; each call says it a little differently, so that no kept answer serves. */
function ask({ phrases, clerks }) {
  let turn = 0
  return (lane) => {
    const phrase = phrases[turn++ % phrases.length]
    const said = `我想办${phrase}怎么弄${turn}`
    return get(`/api/v1/catalogue/search?q=${encodeURIComponent(said)}&limit=8`, clerks[lane % clerks.length])
  }
}

function get(path, token) {
  return { method: 'GET', path, token }
}

function post(path, token, body) {
  return { method: 'POST', path, token, body: JSON.stringify(body) }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The number of a person who does not exist, with the right check digit (GB 11643). */
export function residentId(index) {
  const two = (number) => String(number).padStart(2, '0')
  const [order, day] = [index % 1000, Math.floor(index / 1000)]
  const born = `${1950 + (Math.floor(day / 336) % 50)}${two((Math.floor(day / 28) % 12) + 1)}${two((day % 28) + 1)}`
  const body = `339921${born}${String(order).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'[sum % 11]
}
