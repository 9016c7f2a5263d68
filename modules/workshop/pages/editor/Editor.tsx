import { Band, Button, Card, Page, ProblemNote, Steps, useAct, useKeys, useTexts, useToast, Views } from '@yichuang/kit'
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { listDrafts, readDraft, submitDraft } from '../../contract.ts'
import type { Draft } from '../../contract.ts'
import { ComparisonDrawer } from '../ComparisonDrawer.tsx'
import { ReasonDrawer } from '../ReasonDrawer.tsx'
import { RebaseBand } from '../RebaseBand.tsx'
import { RequestBands } from '../RequestBands.tsx'
import { stepsOf } from '../steps.ts'
import { ConflictBand } from './ConflictBand.tsx'
import { DetailPane } from './DetailPane.tsx'
import { FindingsPane } from './FindingsPane.tsx'
import { MasterForm } from './MasterForm.tsx'
import { MaterialsForm } from './MaterialsForm.tsx'
import { Outline } from './Outline.tsx'
import { PreviewDrawer } from './PreviewDrawer.tsx'
import { FormDesigner } from './form/FormDesigner.tsx'
import { focusRow } from './focus-row.ts'
import { findingsByPlace, isThere, keyOf } from './selection.ts'
import type { Selection } from './selection.ts'
import { useCalm } from './use-calm.ts'
import { useEditor } from './use-editor.ts'
import type { EditorState } from './use-editor.ts'
import { useFindings } from './use-findings.ts'

const Canvas = lazy(() => import('./Canvas.tsx').then((module) => ({ default: module.Canvas })))

const views = ['situations', 'materials', 'form', 'master'] as const
const viewOf = { material: 'materials', group: 'form', field: 'form' } as const
type View = (typeof views)[number]
type Opened = 'preview' | 'comparison' | 'cancel'

/** 梳理: outline, picture, materials and findings of a draft side by side, saved as one types. (CAT-01, CAT-03, CAT-05, CAT-07) */
export function Editor({ draft, onReload }: { readonly draft: Draft; readonly onReload: () => void }) {
  const t = useTexts('workshop')
  const editor = useEditor(draft)
  const [search] = useSearchParams()
  const view = views.find((one) => one === search.get('view')) ?? 'situations'
  const [opened, setOpened] = useState<Opened>()
  const { isSaved, version, takeTheirs } = editor
  useEffect(() => {
    // Nothing typed here waits, so what a colleague saved is simply shown.
    if (draft.version > version && isSaved) takeTheirs(draft)
  }, [draft, version, isSaved, takeTheirs])
  useKeys([
    { combo: 'Ctrl+Z', label: t('editor.undo'), act: editor.undo },
    { combo: 'Ctrl+Y', label: t('editor.redo'), act: editor.redo },
    { combo: 'Ctrl+Shift+Z', act: editor.redo },
  ])
  const from = draft.baseVersion === null ? t('editor.fresh') : t('editor.from', { version: draft.baseVersion })
  return (
    <Page
      title={editor.item.name}
      head="bar"
      back={{ to: '/work/workshop' }}
      hint={t('editor.hint', { version, from })}
      tags={<Steps label={t('editor.steps')} steps={stepsOf(draft.state, t)} />}
      actions={<Acts draft={draft} editor={editor} onOpen={setOpened} />}
    >
      <Views
        label={t('editor.views')}
        views={views.map((one) => ({
          label: t(`view.${one}`),
          to: `/work/workshop/${draft.id}?view=${one}`,
          current: one === view,
        }))}
      />
      <RequestBands requests={draft.requests} />
      {draft.stepReason !== null && <Band kind="amber">{t('editor.returned', { reason: draft.stepReason })}</Band>}
      <RebaseBand draft={draft} save={editor.save} />
      {editor.conflict !== undefined && (
        <ConflictBand problem={editor.conflict} draft={draft} editor={editor} onReload={onReload} />
      )}
      <ProblemNote problem={editor.problem} />
      <Workbench draft={draft.id} view={view} editor={editor} />
      {opened === 'preview' && <PreviewDrawer item={editor.item} onClose={() => setOpened(undefined)} />}
      {opened === 'comparison' && <ComparisonDrawer draft={draft.id} onClose={() => setOpened(undefined)} />}
      {opened === 'cancel' && (
        <ReasonDrawer act="cancel" draft={{ id: draft.id, version }} onClose={() => setOpened(undefined)} />
      )}
    </Page>
  )
}

interface ActsProps {
  readonly draft: Draft
  readonly editor: EditorState
  readonly onOpen: (opened: Opened) => void
}

function Acts({ draft, editor, onOpen }: ActsProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const navigate = useNavigate()
  const submit = useAct(submitDraft, {
    refresh: [readDraft, listDrafts],
    onDone: () => {
      toast({ text: t('editor.submitted') })
      void navigate('/work/workshop')
    },
  })
  const act = async () => {
    const expectedVersion = await editor.save()
    if (expectedVersion !== undefined) await submit.act({ params: { id: draft.id }, body: { expectedVersion } })
  }
  const open = async (what: Opened) => {
    await editor.save()
    onOpen(what)
  }
  return (
    <>
      <ProblemNote problem={submit.problem} />
      <Button icon="undo" label={t('editor.undo')} onClick={editor.undo} />
      <Button onClick={() => void open('comparison')}>{t('editor.changes')}</Button>
      <Button onClick={() => onOpen('preview')}>{t('editor.preview')}</Button>
      <Button onClick={() => void open('cancel')}>{t('editor.cancel')}</Button>
      <Button kind="primary" hotkey="F9" busy={submit.isBusy} onClick={() => void act()}>
        {t('editor.submit')}
      </Button>
    </>
  )
}

const noFindings: ReturnType<typeof findingsByPlace> = new Map()

interface WorkbenchProps {
  readonly draft: string
  readonly view: View
  readonly editor: EditorState
}

/** The columns: outline, what is worked on, findings. */
function Workbench({ draft, view, editor }: WorkbenchProps) {
  const t = useTexts('workshop')
  const { item, edit } = editor
  const told = useFindings(item, draft)
  const [chosen, setSelection] = useState<Selection>()
  const [, setSearch] = useSearchParams()
  const selection = chosen !== undefined && isThere(item, chosen) ? chosen : undefined
  // The letter one types waits neither for the picture nor for the findings.
  const drawn = useCalm(item)
  const marked = useDeferredValue(selection)
  const check = useDeferredValue(told.check)
  // What is said is said of the state that was checked: it is put in words once, not with every letter.
  const of = useDeferredValue(told.check === undefined ? undefined : told.of)
  const findings = useMemo(
    () => (check === undefined || of === undefined ? noFindings : findingsByPlace(check.findings, of)),
    [check, of],
  )
  const go = useCallback(
    (next: Selection) => {
      setSelection(next)
      const { kind } = next
      setSearch({ view: kind in viewOf ? viewOf[kind as keyof typeof viewOf] : 'situations' }, { replace: true })
      // The row is drawn by then, also when another view was shown.
      setTimeout(() => focusRow(document, keyOf(next)), 60)
    },
    [setSearch],
  )
  return (
    <div className={`ws-cols ${view}`}>
      {view === 'situations' && (
        <Outline
          item={item}
          selection={selection}
          findings={findings}
          onSelect={setSelection}
          onEdit={edit}
          onUndo={editor.undo}
          onRedo={editor.redo}
        />
      )}
      {view === 'situations' && (
        <div className="ws-middle">
          <Card title={t('canvas.title')} hint={t('canvas.hint')} flush grow>
            <div className="ws-canvas">
              <Suspense fallback={<p className="ws-none muted">{t('canvas.drawing')}</p>}>
                <Canvas item={drawn} selection={marked} findings={findings} onSelect={go} onEdit={edit} />
              </Suspense>
            </div>
          </Card>
          <DetailPane item={item} selection={selection} onEdit={edit} />
        </div>
      )}
      {view === 'materials' && (
        <MaterialsForm
          draft={draft}
          item={item}
          current={selection?.kind === 'material' ? selection.material : undefined}
          onCurrent={(material) => setSelection({ kind: 'material', material })}
          onEdit={edit}
        />
      )}
      {view === 'form' && (
        <FormDesigner
          item={item}
          selection={selection}
          findings={findings}
          onSelect={setSelection}
          onEdit={(wish) => edit({ kind: 'edit-form', wish })}
        />
      )}
      {view === 'master' && <MasterForm item={item} onEdit={edit} />}
      <FindingsPane item={of} check={check} isOld={told.isOld} onGo={go} onEdit={edit} />
    </div>
  )
}
