import type { TestProject } from 'vitest/node'
import { build } from '../../tools/build.mjs'
import { startProduct } from './product.ts'
import type { Product } from './product.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** where the products of this run listen, one for each process that runs tests */
    addresses: readonly string[]
  }
}

/**
 * Builds the product and starts it for the journeys, with the demo hall, in a temporary data folder: once for each
 * process that runs tests, so that files beside each other do not meet in one hall.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build(['server', 'web'], { say: (line) => process.stderr.write(`${line}\n`) })
  const isOneFile = process.argv.filter((word) => word.endsWith('.e2e.ts')).length === 1
  const halls = await Promise.all(
    Array.from({ length: isOneFile ? 1 : project.config.maxWorkers }, () => startProduct()),
  )
  await Promise.all(halls.map((hall) => untilDemoIsPlayed(hall)))
  const addresses = halls.map(({ address }) => address)
  project.provide('addresses', addresses)
  return async () => void (await Promise.all(halls.map((hall) => hall.remove())))
}

const PLAYED_WITHIN_MS = 240_000

/**
 * The demo plays its cases behind the first requests, with all the power there is: journeys that begin meanwhile would be
 * told what a person sees on a machine that is busy with something else.
 */
async function untilDemoIsPlayed({ output }: Product): Promise<void> {
  const began = performance.now()
  while (!output().includes('"message":"demo cases"')) {
    if (performance.now() - began > PLAYED_WITHIN_MS) throw new Error(`the demo was not played:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
