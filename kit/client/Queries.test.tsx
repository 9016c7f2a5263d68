import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Ask } from '../states/States.tsx'
import { ProblemNote } from '../states/ProblemNote.tsx'
import { changeThing, readThing } from '../testing/contracts.ts'
import { fakeServer, renderPage } from '../testing/index.ts'
import { useAct, useCall } from './queries.ts'

function Changing({ name }: { readonly name: string }) {
  const change = useAct(changeThing, { refresh: [readThing] })
  return (
    <>
      <button type="button" onClick={() => void change.act({ params: { id: '1' }, body: { name } })}>
        change
      </button>
      <ProblemNote problem={change.problem} />
      {change.conflict !== undefined && <p>conflict</p>}
    </>
  )
}

function Reading() {
  const thing = useCall(readThing, { params: { id: '1' } })
  return <Ask query={thing}>{({ name }) => <p>{name}</p>}</Ask>
}

const press = () => fireEvent.click(screen.getByText('change'))

describe('one idempotency key per intent', () => {
  test('[SEC-05] pressing again after the network failed sends the same key', async () => {
    const server = fakeServer().answer(changeThing, { version: 1 }).loseNext(changeThing, 4)
    await renderPage(<Changing name="甲" />)
    press()
    await screen.findByText('连不上服务器')
    press()
    await waitFor(() => expect(screen.queryByText('连不上服务器')).toBeNull())
    expect(new Set(server.calls(changeThing).map(({ key }) => key)).size).toBe(1)
    expect(server.calls(changeThing)).toHaveLength(5)
  })

  test('after a refusal the next press is a new intent', async () => {
    const server = fakeServer().refuse(changeThing, { code: 'test.not-now', status: 422, title: '现在不行' })
    await renderPage(<Changing name="甲" />)
    press()
    await screen.findByText('现在不行')
    server.answer(changeThing, { version: 1 })
    press()
    await waitFor(() => expect(screen.queryByText('现在不行')).toBeNull())
    expect(new Set(server.calls(changeThing).map(({ key }) => key)).size).toBe(2)
  })

  test('a double click is one act', async () => {
    const server = fakeServer().answer(changeThing, { version: 1 })
    await renderPage(<Changing name="甲" />)
    press()
    press()
    await waitFor(() => expect(server.calls(changeThing).length).toBeGreaterThan(0))
    await new Promise((done) => {
      setTimeout(done, 20)
    })
    expect(server.calls(changeThing)).toHaveLength(1)
  })

  test('an old version is told as a conflict', async () => {
    fakeServer().refuse(changeThing, { code: 'cases.stale-version', status: 409, title: '内容已被他人更新' })
    await renderPage(<Changing name="甲" />)
    press()
    expect(await screen.findByText('conflict')).toBeTruthy()
  })
})

describe('what a query shows', () => {
  test('the answer, and the newer one after an act', async () => {
    let name = '甲'
    fakeServer()
      .answer(readThing, () => ({ name }))
      .answer(changeThing, () => {
        name = '乙'
        return { version: 2 }
      })
    await renderPage(
      <>
        <Reading />
        <Changing name="乙" />
      </>,
    )
    await screen.findByText('甲')
    press()
    expect(await screen.findByText('乙')).toBeTruthy()
  })

  test('no permission is said as such', async () => {
    fakeServer().refuse(readThing, { code: 'access.not-permitted', status: 403 })
    await renderPage(<Reading />)
    expect(await screen.findByText('您没有打开这里的权限')).toBeTruthy()
  })

  test('a fault says what is safe and the number to quote, and can be tried again', async () => {
    const server = fakeServer().refuse(readThing, { code: 'platform.fault', status: 500, requestId: 'req-9' })
    await renderPage(<Reading />)
    await screen.findByText('编号 req-9')
    server.answer(readThing, { name: '甲' })
    fireEvent.click(screen.getByText('再试一次'))
    expect(await screen.findByText('甲')).toBeTruthy()
  })
})
