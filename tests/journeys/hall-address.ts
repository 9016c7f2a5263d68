import { inject } from 'vitest'

/** Where the product listens that the tests of this process use: files that run beside each other have one each. */
export function hallAddress(): string {
  const addresses = inject('addresses')
  const worker = Number(process.env['VITEST_POOL_ID'] ?? '1') - 1
  const address = addresses[worker % addresses.length]
  if (address === undefined) throw new Error('no product was started for the tests')
  return address
}
