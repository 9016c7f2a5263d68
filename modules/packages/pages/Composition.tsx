import { Band, Button, Card, call, Page, ProblemNote, useAct, useKeys, useTexts, useToast, Views } from '@yichuang/kit'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { cancelPackageDraft, listPackages, publishPackageDraft, readPackage, readPackageDraft } from '../contract.ts'
import type { PackageDraft } from '../contract.ts'
import { exampleGiven, nothingGiven, packageFindings, sampleApplications, savingOf } from '../rules/index.ts'
import { ApplicantView } from './ApplicantView.tsx'
import { FindingsCard } from './FindingsCard.tsx'
import { FormView } from './FormView.tsx'
import { ItemsView } from './ItemsView.tsx'
import { QuestionsView } from './QuestionsView.tsx'
import { SavingStrip } from './SavingStrip.tsx'
import { useComposer } from './use-composer.ts'
import type { Composer } from './use-composer.ts'

const views = ['items', 'questions', 'form', 'preview'] as const

interface CompositionProps {
  readonly draft: PackageDraft
  readonly onReload: () => void
}

/** 编排: items and their order, the questions, the form, the view of the applicant; what it spares beside. (CAT-11) */
export function Composition({ draft, onReload }: CompositionProps) {
  const t = useTexts('packages')
  const composer = useComposer(draft)
  const [search] = useSearchParams()
  const view = views.find((one) => one === search.get('view')) ?? 'items'
  const { version, isSaved, takeTheirs, ring } = composer
  useEffect(() => {
    // Nothing composed here waits, so what a colleague saved is simply shown.
    if (draft.version > version && isSaved) takeTheirs(draft)
  }, [draft, version, isSaved, takeTheirs])
  useKeys([
    { combo: 'Ctrl+Z', label: t('editor.undo'), act: composer.undo },
    { combo: 'Ctrl+Y', label: t('editor.redo'), act: composer.redo },
  ])
  return (
    <Page
      title={composer.pkg.name}
      head="bar"
      back={{ to: '/work/packages' }}
      hint={t(draft.baseVersion === null ? 'editor.fresh' : 'editor.from', { version: draft.baseVersion ?? 0 })}
      actions={<Acts draft={draft} composer={composer} />}
    >
      <Views
        label={t('editor.views')}
        views={views.map((one) => ({
          label: t(`view.${one}`),
          to: `/work/package-drafts/${draft.id}?view=${one}`,
          current: one === view,
        }))}
      />
      {composer.conflict !== undefined && <Conflict draft={draft} composer={composer} onReload={onReload} />}
      {ring !== undefined && <Band kind="red">{t('editor.ring', { items: [...ring, ring[0]].join(' → ') })}</Band>}
      <ProblemNote problem={composer.problem} />
      <div className="pk-cols">
        <div className="pk-stack">
          {view === 'items' && <ItemsView composer={composer} />}
          {view === 'questions' && <QuestionsView composer={composer} />}
          {view === 'form' && <FormView composer={composer} />}
          {view === 'preview' && <Preview composer={composer} />}
        </div>
        <Aside composer={composer} />
      </div>
    </Page>
  )
}

function Acts({ draft, composer }: { readonly draft: PackageDraft; readonly composer: Composer }) {
  const t = useTexts('packages')
  const toast = useToast()
  const navigate = useNavigate()
  const publish = useAct(publishPackageDraft, {
    refresh: [listPackages, readPackage, readPackageDraft],
    onDone: () => {
      toast({ text: t('editor.published', { name: composer.pkg.name }) })
      void navigate(`/work/packages/${draft.package}`)
    },
  })
  const cancel = useAct(cancelPackageDraft, {
    refresh: [listPackages],
    onDone: () => {
      toast({ text: t('editor.cancelled') })
      void navigate('/work/packages')
    },
  })
  const mayPublish = draft.actions.some(({ name, reason }) => name === 'publish' && reason !== 'access.not-permitted')
  const step = async (act: typeof publish.act) => {
    const expectedVersion = await composer.save()
    if (expectedVersion !== undefined) await act({ params: { id: draft.id }, body: { expectedVersion } })
  }
  const publishNow = () => {
    const findings = packageFindings(composer.pkg, composer.itemOf)
    if (findings.every(({ level }) => level !== 'error')) void step(publish.act)
    else document.querySelector<HTMLElement>('.pk-findings .error')?.focus()
  }
  return (
    <>
      <ProblemNote problem={publish.problem ?? cancel.problem} />
      <Button icon="undo" label={t('editor.undo')} onClick={composer.undo} />
      <Button busy={cancel.isBusy} onClick={() => void step(cancel.act)}>
        {t('editor.cancel')}
      </Button>
      {mayPublish ? (
        <Button kind="primary" hotkey="F9" busy={publish.isBusy} onClick={publishNow}>
          {t('editor.publish')}
        </Button>
      ) : (
        <Button
          kind="primary"
          hotkey="F9"
          onClick={() => void composer.save().then(() => toast({ text: t('editor.handed') }))}
        >
          {t('editor.hand')}
        </Button>
      )}
    </>
  )
}

interface ConflictProps extends CompositionProps {
  readonly composer: Composer
}

/** 别人先保存了: nothing typed here was overwritten, and the newer draft is offered. */
function Conflict({ draft, composer, onReload }: ConflictProps) {
  const t = useTexts('packages')
  const name = composer.conflict?.facts['byName']
  const take = async () => {
    composer.takeTheirs(await call(readPackageDraft, { params: { id: draft.id } }))
    onReload()
  }
  return (
    <Band kind="red" actions={<Button onClick={() => void take()}>{t('editor.theirs')}</Button>}>
      {t('editor.conflict', { name: typeof name === 'string' ? name : '' })}
    </Band>
  )
}

function Preview({ composer }: { readonly composer: Composer }) {
  const t = useTexts('packages')
  return (
    <ApplicantView
      pkg={composer.pkg}
      itemOf={composer.itemOf}
      elements={composer.elements}
      acts={(given, isDone) =>
        isDone && (
          <Button size="s" onClick={() => composer.edit({ kind: 'set-example', given })}>
            {t('preview.asExample')}
          </Button>
        )
      }
    />
  )
}

/** What it spares now, and what is still to be seen to. */
function Aside({ composer }: { readonly composer: Composer }) {
  const t = useTexts('packages')
  const { itemOf } = composer
  // Trying all ways through takes longer than a key press.
  const pkg = useDeferredValue(composer.pkg)
  const shown = useMemo(() => {
    const samples = sampleApplications(pkg, itemOf)
    const own = exampleGiven(pkg)
    const example = own !== undefined && savingOf(pkg, own, itemOf).isComplete ? own : samples[0]?.given
    const after = samples.map(({ path }) => path.resolution.after)
    return {
      saving: savingOf(pkg, example ?? nothingGiven, itemOf),
      samples: samples.length,
      least: Math.min(...after),
      most: Math.max(...after),
    }
  }, [pkg, itemOf])
  return (
    <aside className="pk-stack">
      <Card title={t('saving.title')} hint={t('saving.hint')}>
        <SavingStrip saving={shown.saving} />
        {shown.samples > 1 && (
          <p className="muted small">
            {t('saving.range', { samples: shown.samples, least: shown.least, most: shown.most })}
          </p>
        )}
      </Card>
      <FindingsCard composer={composer} />
    </aside>
  )
}
