/**
 * A driver for screens over a window whose controller takes plain text over TCP: sends every line followed by an ending, and nothing
 * else. Many controllers have such a mode beside their maker's own protocol, which this is not: look into the manual for the port, the
 * encoding and what begins and ends a text, and try it with `POST /led-screen` before a number depends on it.
 *
 *     YICHUANG_LED=192.168.1.50:8600 node device-agent.mjs --origin … --driver led-screen=./device-agent/led-tcp.mjs --window hall-county-13
 *
 * - `YICHUANG_LED_ENCODING` `gbk` (usual) or `utf8`
 * - `YICHUANG_LED_BEFORE`, `YICHUANG_LED_BETWEEN`, `YICHUANG_LED_AFTER` bytes in hexadecimal before a picture, between its lines, after it;
 *   nothing, `0d0a` and `0d0a` unless told
 * - `YICHUANG_LED_CLEAR` bytes that darken it; without them an empty picture is sent
 */
import { connect } from 'node:net'
import { gbkOf } from './gbk.mjs'

const WITHIN_MS = 800

/** @type {import('./driver.mjs').FurtherDriver['openLedScreen']} */
export async function openLedScreen({ DeviceProblem }) {
  const { YICHUANG_LED: address = '127.0.0.1:8600', YICHUANG_LED_ENCODING: encoding = 'gbk' } = process.env
  const bytes = (name, usual) => Buffer.from(process.env[`YICHUANG_LED_${name}`] ?? usual, 'hex')
  const [before, between, after, dark] = [
    bytes('BEFORE', ''),
    bytes('BETWEEN', '0d0a'),
    bytes('AFTER', '0d0a'),
    bytes('CLEAR', ''),
  ]
  if (!['gbk', 'utf8'].includes(encoding)) throw new Error(`YICHUANG_LED_ENCODING ${encoding} is neither gbk nor utf8`)
  const [host, port] = address.split(':')
  const send = async (content) => {
    if (!(await talk({ host, port: Number(port) }, content))) throw new DeviceProblem('screen-missing')
  }
  const textOf = (line) => (encoding === 'gbk' ? gbkOf(line) : Buffer.from(line, 'utf8'))
  const frame = (lines) => {
    const parts = lines.flatMap((line, place) => (place === 0 ? [textOf(line)] : [between, textOf(line)]))
    return Buffer.concat([before, ...parts, after])
  }
  return {
    name: `LED ${address} ${encoding}`,
    isConnected: () => talk({ host, port: Number(port) }, Buffer.alloc(0)),
    show: ({ lines }) => send(frame(lines)),
    clear: () => send(dark.length > 0 ? dark : frame([''])),
    close: async () => {},
  }
}

/** Whether a controller took the bytes over; it is not waited for what it says, for each says something else. */
function talk(to, content) {
  return new Promise((resolve) => {
    const line = connect(to)
    const end = (isTaken) => {
      clearTimeout(clock)
      line.destroy()
      resolve(isTaken)
    }
    const clock = setTimeout(() => end(false), WITHIN_MS)
    line.once('error', () => end(false))
    line.once('connect', () => line.end(content))
    line.once('finish', () => end(true))
  })
}
