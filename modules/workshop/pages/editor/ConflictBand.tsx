import { Band, Button, call, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { readDraft } from '../../contract.ts'
import type { Draft } from '../../contract.ts'
import type { EditorState } from './use-editor.ts'

interface ConflictBandProps {
  readonly problem: ApiProblem
  readonly draft: Draft
  readonly editor: EditorState
  readonly onReload: () => void
}

/** 别人先保存了: says who, keeps what was typed here, and offers to put it onto the newer draft. (CAT-07) */
export function ConflictBand({ problem, draft, editor, onReload }: ConflictBandProps) {
  const t = useTexts('workshop')
  const name = problem.facts['byName']
  const withNewest = async (use: (theirs: Draft) => void) => {
    use(await call(readDraft, { params: { id: draft.id } }))
    onReload()
  }
  return (
    <Band
      kind="red"
      actions={
        <>
          {editor.mine > 0 && (
            <Button kind="primary" onClick={() => void withNewest(editor.rebase)}>
              {t('conflict.rebase', { count: editor.mine })}
            </Button>
          )}
          <Button onClick={() => void withNewest(editor.takeTheirs)}>{t('conflict.theirs')}</Button>
        </>
      }
    >
      <b>{t('conflict.who', { name: typeof name === 'string' ? name : '' })}</b> {t('conflict.kept')}
    </Band>
  )
}
