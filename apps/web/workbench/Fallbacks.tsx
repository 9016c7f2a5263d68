import { asProblem, Button, EmptyState, ErrorState, Loading, Page, railOf, useSession, useTexts } from '@yichuang/kit'
import type { PageEntry } from '@yichuang/kit'
import { Navigate, useRouteError } from 'react-router'

/** Home is the first place on the person's own rail. */
export function HomeRedirect({ pages }: { readonly pages: readonly PageEntry[] }) {
  const session = useSession()
  const t = useTexts('web')
  const [home] = railOf(pages, session)
  if (home !== undefined) return <Navigate to={`/work/${home.path}`} replace />
  return (
    <Page title={t('home.title')}>
      <EmptyState title={t('home.none')} text={t('home.noneText')} />
    </Page>
  )
}

/** An address that leads nowhere. */
export function NotFound() {
  const t = useTexts('web')
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon="search"
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={<Button to="/work/">{t('notFound.home')}</Button>}
      />
    </Page>
  )
}

/** A page that broke while being drawn or fetched; after an update of the server a reload brings the new one. */
export function PageBroke() {
  const problem = asProblem(useRouteError())
  return (
    <div className="page-broke">
      <ErrorState problem={problem} onRetry={() => location.reload()} />
    </div>
  )
}

/** Before the first page is there. */
export function Starting() {
  return <Loading rows={6} />
}
