import type { PageEntry } from '@yichuang/kit'
import { createBrowserRouter, Navigate } from 'react-router'
import type { RouteObject } from 'react-router'
import { Guarded } from './Guarded.tsx'
import { HomeRedirect, NotFound, PageBroke, Starting } from './Fallbacks.tsx'
import type { PagesDoor } from './modules.ts'
import { SignInPage } from './SignInPage.tsx'
import { Workbench } from './Workbench.tsx'

declare const HAS_GALLERY: boolean | undefined

/** All addresses of the workbench: sign-in, the home of each role, and the pages of the modules. */
export function createRouter(doors: readonly PagesDoor[]) {
  return createBrowserRouter(routesOf(doors))
}

/** The routes, without a browser: for the router and for its tests. */
export function routesOf(doors: readonly PagesDoor[]): RouteObject[] {
  const pages = doors.flatMap((door) => door.pages)
  return [
    { path: '/work/sign-in', element: <SignInPage />, errorElement: <PageBroke /> },
    ...galleryRoutes(),
    {
      path: '/work',
      element: <Workbench doors={doors} />,
      errorElement: <PageBroke />,
      HydrateFallback: Starting,
      children: [
        { index: true, element: <HomeRedirect pages={pages} /> },
        ...pages.map(routeOf),
        { path: '*', element: <NotFound /> },
      ],
    },
    { path: '*', element: <Navigate to="/work" replace /> },
  ]
}

function routeOf(page: PageEntry): RouteObject {
  return {
    path: page.path,
    errorElement: <PageBroke />,
    async lazy() {
      const Content = await page.load()
      return {
        element: (
          <Guarded page={page}>
            <Content />
          </Guarded>
        ),
      }
    },
  }
}

// The gallery shows every component in every state; the product is built without it.
function galleryRoutes(): RouteObject[] {
  if (typeof HAS_GALLERY === 'undefined' || !HAS_GALLERY) return []
  return [
    {
      path: '/work/gallery/:part?',
      HydrateFallback: Starting,
      async lazy() {
        const { Gallery } = await import('../gallery/Gallery.tsx')
        return { element: <Gallery /> }
      },
    },
  ]
}
