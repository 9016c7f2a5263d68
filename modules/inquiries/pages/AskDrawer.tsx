import { ActFoot, Drawer, ProblemNote, Segmented, useTexts } from '@yichuang/kit'
import { nothingWritten, useWriting } from './writing.ts'
import { WritingFields } from './WritingFields.tsx'

interface AskDrawerProps {
  /** item the question starts with, '' for none */
  readonly item: string
  /** id or number of an application, '' for none */
  readonly application: string
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

const thens = ['ask', 'answer', 'colleague'] as const

/** 新咨询: what somebody asked; the department or a colleague is asked, or it is answered at once and kept. */
export function AskDrawer({ item, application, onClose, onDone }: AskDrawerProps) {
  const t = useTexts('inquiries')
  const about = application === '' ? 'person' : 'application'
  const { parts, act, problem, isBusy } = useWriting({ ...nothingWritten, item, application, about }, onDone)
  const { form, set } = parts
  return (
    <Drawer
      title={t('ask.new')}
      width="m"
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t(`ask.consequences.${form.then}`)}
          act={t(`ask.acts.${form.then}`)}
          busy={isBusy}
          onAct={act}
        />
      }
    >
      <div className="cf">
        <Segmented
          label={t('ask.about')}
          value={form.about}
          options={[
            { value: 'person', label: t('ask.person') },
            { value: 'application', label: t('ask.application') },
          ]}
          onChange={(chosen) => set({ about: chosen })}
        />
        <WritingFields {...parts} thens={thens} />
        <ProblemNote problem={problem} />
      </div>
    </Drawer>
  )
}
