import { useSession } from '@yichuang/kit'
import type { StripEntry } from '@yichuang/kit'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { PagesDoor } from './modules.ts'

const loaded = new Map<StripEntry, ReactNode>()

/** What a module shows over every page: fetched once, and only for those who may see it. */
export function OwnStrip({ doors }: { readonly doors: readonly PagesDoor[] }) {
  const { permissions } = useSession()
  const entry = doors.find(({ strip }) => strip !== undefined && permissions.includes(strip.permission))?.strip
  const [content, setContent] = useState(() => (entry === undefined ? undefined : loaded.get(entry)))
  useEffect(() => {
    if (entry === undefined || loaded.has(entry)) return
    const fetchIt = async () => {
      const Content = await entry.load()
      loaded.set(entry, <Content />)
      setContent(loaded.get(entry))
    }
    // Where it cannot be fetched the page works without it; the next page tries again.
    fetchIt().catch(() => undefined)
  }, [entry])
  return content
}
