/** For tests of pages: a page inside all it stands on, a server that answers by the contract, keys that are struck. */
export { fakeServer } from './fake-server.ts'
export type { FakeServer, SeenCall } from './fake-server.ts'
export { press, renderPage } from './RenderPage.tsx'
export type { RenderOptions } from './RenderPage.tsx'
