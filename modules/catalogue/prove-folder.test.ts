import { expect, test } from 'vitest'
import { readCatalogueFolder } from './folder.ts'
import en from './i18n/en.proof.json' with { type: 'json' }
import zh from './i18n/zh-CN.proof.json' with { type: 'json' }
import { proveFolder } from './prove-folder.ts'
import { proofLevels } from './rules/index.ts'

const files = await readCatalogueFolder(new URL('../../data/catalogue/', import.meta.url).pathname)

test('[CAT-03] [CAT-05] each finding of the prover is told in both languages, with its file and its facts filled in', () => {
  const told = proveFolder(files)
  expect(told.length).toBeGreaterThan(200)
  for (const { file, zh: chinese, en: english, level } of told) {
    expect(file).toMatch(/^items\/[a-z]+\.json$/)
    expect(chinese).toMatch(/[一-鿿]/)
    expect(english).toMatch(/[a-z]+ [a-z]+/)
    expect(`${chinese}${english}`).not.toMatch(/\{\{|undefined/)
    expect(level).not.toBe('error')
  }
})

test('[CAT-03] every code of the prover has its sentences', () => {
  const codes = Object.keys(proofLevels).toSorted()
  expect(Object.keys(zh).toSorted()).toEqual(codes)
  expect(Object.keys(en).toSorted()).toEqual(codes)
})
