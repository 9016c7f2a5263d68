import { Band, Button, offerOf, ProblemNote, useAct, useTexts, useToast } from '@yichuang/kit'
import { compareDraft, readDraft, rebaseDraft } from '../contract.ts'
import type { Draft } from '../contract.ts'

interface RebaseBandProps {
  readonly draft: Draft
  /** saves what is typed first; gives the version then */
  readonly save?: () => Promise<number | undefined>
}

/** 改接: another version came in force since the draft began; who combs it looks and puts the draft onto it. (CAT-12) */
export function RebaseBand({ draft, save }: RebaseBandProps) {
  const t = useTexts('workshop')
  const toast = useToast()
  const rebase = useAct(rebaseDraft, {
    refresh: [readDraft, compareDraft],
    onDone: () => toast({ text: t('rebase.done') }),
  })
  const { baseVersion: base, currentVersion: current } = draft
  const isOver = draft.state === 'published' || draft.state === 'cancelled'
  if (isOver || current === null || base === current) return undefined
  const act = async () => {
    const expectedVersion = save === undefined ? draft.version : await save()
    if (expectedVersion !== undefined) await rebase.act({ params: { id: draft.id }, body: { expectedVersion } })
  }
  const mayRebase = offerOf(draft.actions, 'rebase')?.allowed === true
  return (
    <div data-gap="">
      <Band
        kind="amber"
        actions={
          <>
            <Button size="s" to={`/work/item-versions/${draft.item}?to=${current}`}>
              {t('rebase.show')}
            </Button>
            {mayRebase && (
              <Button size="s" kind="primary" busy={rebase.isBusy} onClick={() => void act()}>
                {t('rebase.act', { current })}
              </Button>
            )}
          </>
        }
      >
        {base === null ? t('rebase.fresh', { current }) : t('rebase.text', { base, current })}
        {!mayRebase && ` ${t('rebase.back')}`}
      </Band>
      <ProblemNote problem={rebase.problem} />
    </div>
  )
}
