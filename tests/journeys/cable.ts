import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A network cable between a screen and the product, that a test can pull out. */
export interface Cable {
  /** where the product is reached through the cable */
  readonly address: string
  /** From now on nothing goes through, and nobody is told: as when a cable is pulled out. */
  pull(): void
  /** Goes through again; what had been sent meanwhile is lost. */
  plugIn(): void
  remove(): Promise<void>
}

/** Lays a cable to a product at this address. */
export async function layCable(to: string): Promise<Cable> {
  const port = Number(new URL(to).port)
  const ends = new Set<Socket>()
  let isPulled = false
  const server = createServer((near) => {
    ends.add(near)
    near.on('error', () => near.destroy())
    near.on('close', () => ends.delete(near))
    if (isPulled) return
    const far = connect(port, '127.0.0.1')
    far.on('error', () => near.destroy())
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    near.on('data', (bytes) => !isPulled && far.write(bytes))
    far.on('data', (bytes) => !isPulled && near.write(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pull() {
      isPulled = true
    },
    plugIn() {
      isPulled = false
      for (const end of ends) end.destroy()
    },
    async remove() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const end of ends) end.destroy()
      await closed
    },
  }
}
