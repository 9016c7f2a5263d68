import { ActFoot, Ask, Drawer, ProblemNote, useAct, useCall, useTexts, useToast } from '@yichuang/kit'
import { findProvincialItems, readDirectory, setCorrespondences } from '../contract.ts'

/** Items whose code or name is that of the province, matched at once after a look. (CAT-02) */
export function ProposalsDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts('directory')
  const toast = useToast()
  const asked = useCall(readDirectory, { query: { state: 'open', limit: 200 } })
  const rows = (asked.data?.rows ?? []).flatMap(({ proposal, mayChange, ...row }) =>
    proposal === null || !mayChange ? [] : [{ ...row, proposal }],
  )
  const set = useAct(setCorrespondences, {
    refresh: [readDirectory, findProvincialItems],
    onDone: ({ set: count }) => {
      toast({ text: t('proposals.done', { count }) })
      onClose()
    },
  })
  const pairs = rows.map(({ id, proposal }) => ({ item: id, code: proposal.code }))
  return (
    <Drawer
      title={t('proposals.title')}
      width="m"
      onClose={onClose}
      footer={
        <ActFoot
          act={t('proposals.confirm', { count: pairs.length })}
          busy={set.isBusy}
          onAct={() => void set.act({ body: { pairs } })}
        />
      }
    >
      <Ask query={asked}>
        {() => (
          <div className="stack">
            <p className="muted">{t('proposals.text')}</p>
            <ProblemNote problem={set.problem} />
            <ul className="directory-rows">
              {rows.map(({ id, name, proposal }) => (
                <li key={id}>
                  <b>{name}</b>
                  <span className="muted small">
                    {proposal.name} {proposal.code}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Ask>
    </Drawer>
  )
}
