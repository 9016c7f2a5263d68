import type { TestProject } from 'vitest/node'
import { build } from '../../tools/build.mjs'
import { startProduct } from './product.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** where the product of this run listens */
    address: string
  }
}

/** Builds and starts the product once for all journeys, with the demo hall, in a temporary data folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build(['server', 'web'], { say: (line) => process.stderr.write(`${line}\n`) })
  const product = await startProduct()
  project.provide('address', product.address)
  return () => product.remove()
}
