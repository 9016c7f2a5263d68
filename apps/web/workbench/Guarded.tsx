import { mayOpen, NoPermission, Page, useSession, useTexts } from '@yichuang/kit'
import type { PageEntry } from '@yichuang/kit'
import type { ReactNode } from 'react'

/** Shows a page only to people who may open it; the server decides again for every call it makes. */
export function Guarded({ page, children }: { readonly page: PageEntry; readonly children: ReactNode }) {
  const { permissions } = useSession()
  const t = useTexts('web')
  if (mayOpen(page, permissions)) return children
  return (
    <Page title={t(page.title)}>
      <NoPermission />
    </Page>
  )
}
