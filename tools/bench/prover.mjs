/** What the prover takes for the whole example catalogue, and for trees of a million combinations and more. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { root } from '../lib/root.mjs'
import { median } from './median.mjs'

const ROUNDS = 7

/** @returns milliseconds of the first round and of the median one, and what was proved */
export async function measureProver() {
  const { proveItem } = await tsImport('../../modules/catalogue/rules/index.ts', import.meta.url)
  const items = exampleItems()
  const model = items.find(({ id }) => id === 'gthsl')
  // The trees first: none of them profits from code that the catalogue has made fast.
  const trees = [bigTree(model, 10, 4), bigTree(model, 13, 3), bigTree(model, 20, 3)].map((item) =>
    timed(() => [proveItem(item)]),
  )
  return { trees, catalogue: timed(() => items.map((item) => proveItem(item))) }
}

function exampleItems() {
  const folder = join(root, 'data/catalogue/items')
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
}

function timed(work) {
  let proofs = []
  const rounds = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    proofs = work()
    return performance.now() - began
  })
  const sum = (read) => proofs.reduce((total, proof) => total + read(proof), 0)
  return {
    items: proofs.length,
    combinations: sum(({ tree }) => tree?.combinations ?? 0),
    findings: sum(({ findings }) => findings.length),
    first: rounds[0],
    median: median(rounds),
  }
}

/** Questions that each bring a material of their own, one that several share, and conditions across all of them. */
function bigTree(model, questions, answers) {
  const numbers = Array.from({ length: questions }, (_, index) => index)
  const material = (key) => ({ ...model.materials[0], key, ref: key, base: false })
  const option = (question, index) => ({
    id: `o${index}`,
    label: `answer ${index}`,
    effects: { addMaterials: index === 0 ? ['common'] : [`m${question}-${index}`] },
  })
  const options = Array.from({ length: answers }, (_, index) => index)
  return {
    ...model,
    id: `tree-${questions}-${answers}`,
    situation: {
      questions: numbers.map((question) => ({
        id: `q${question}`,
        text: `question ${question}`,
        type: 'single',
        required: true,
        options: options.map((index) => option(question, index)),
      })),
    },
    materials: [
      model.materials[0],
      material('common'),
      material('late'),
      ...numbers.flatMap((question) => options.slice(1).map((index) => material(`m${question}-${index}`))),
    ],
    rules: [
      {
        id: 'half',
        when: { atLeast: { count: questions / 2, of: numbers.map((at) => `q${at}.o1`) } },
        addMaterials: ['late'],
      },
      { id: 'all', when: { all: numbers.map((at) => `q${at}.o0`) }, removeMaterials: ['common'] },
    ],
  }
}
