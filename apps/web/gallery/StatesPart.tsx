import {
  ApiProblem,
  Band,
  Button,
  Card,
  Columns,
  Column,
  ConflictPanel,
  EmptyState,
  ErrorState,
  Loading,
  NoPermission,
  Page,
  ProblemNote,
} from '@yichuang/kit'
import { mine, words } from './samples.ts'

const problem = (status: number, code: string, title: string) =>
  new ApiProblem({ type: `/problems/${code}`, code, title, status, requestId: 'req-7f3a' })

/** Empty, waiting, gone wrong, forbidden, offline, conflict. */
export function StatesPart() {
  return (
    <Page title={words.tasks}>
      <Band actions={<Button size="s">{words.bandKnown}</Button>}>
        {words.band}{' '}
        <button type="button" className="as-link">
          {words.bandSee}
        </button>
      </Band>
      <ConflictPanel
        problem={problem(409, 'cases.stale-version', words.stale)}
        what={words.conflict}
        mine={mine}
        onReload={() => undefined}
      />
      <Columns widths="repeat(3, minmax(0, 1fr))">
        <Column>
          <Card title="EmptyState">
            <EmptyState title={words.emptyTitle} text={words.emptyText} />
          </Card>
          <Card title="Loading">
            <Loading />
          </Card>
        </Column>
        <Column>
          <Card title="ErrorState">
            <ErrorState problem={problem(500, 'platform.fault', words.fault)} onRetry={() => undefined} />
          </Card>
          <Card title="NoPermission">
            <NoPermission who={words.who} onAsk={() => undefined} />
          </Card>
        </Column>
        <Column>
          <Card title="ErrorState, offline">
            <ErrorState problem={problem(0, 'kit.no-answer', '')} onRetry={() => undefined} />
          </Card>
          <Card title="ProblemNote">
            <ProblemNote problem={problem(422, 'intake.no-delegation', words.noDelegation)} />
          </Card>
        </Column>
      </Columns>
    </Page>
  )
}
