import { useSession } from '@yichuang/kit'
import type { StripEntry } from '@yichuang/kit'
import { lazy, Suspense } from 'react'
import type { ComponentType } from 'react'
import type { PagesDoor } from './modules.ts'

const loaded = new Map<StripEntry, ComponentType>()

/** What a module shows over every page: fetched once, and only for those who may see it. */
export function OwnStrip({ doors }: { readonly doors: readonly PagesDoor[] }) {
  const { permissions } = useSession()
  const entry = doors.find(({ strip }) => strip !== undefined && permissions.includes(strip.permission))?.strip
  if (entry === undefined) return null
  const Content = contentOf(entry)
  return (
    <Suspense fallback={null}>
      <Content />
    </Suspense>
  )
}

function contentOf(entry: StripEntry): ComponentType {
  const known = loaded.get(entry)
  if (known !== undefined) return known
  const content = lazy(() => entry.load().then((component) => ({ default: component })))
  loaded.set(entry, content)
  return content
}
