import {
  Button,
  Drawer,
  FactList,
  fieldProblem,
  ProblemNote,
  RadioList,
  Segmented,
  TextAreaField,
  TextField,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import { readItem, searchItems } from '@yichuang/modules/catalogue/contract'
import { useState } from 'react'
import { askDepartment, countInquiries, listInquiries } from '../contract.ts'

interface AskDrawerProps {
  /** item the question starts with, '' for none */
  readonly item: string
  /** id or number of an application, '' for none */
  readonly application: string
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

/** 新征询: about an application, or for somebody at the window who has none yet. */
export function AskDrawer({ item: firstItem, application: firstApplication, onClose, onDone }: AskDrawerProps) {
  const t = useTexts('inquiries')
  const toast = useToast()
  const [about, setAbout] = useState<'application' | 'person'>(firstApplication === '' ? 'person' : 'application')
  const [form, setForm] = useState({
    item: firstItem,
    application: firstApplication,
    applicantName: '',
    phone: '',
    question: '',
  })
  const set = (given: Partial<typeof form>) => setForm((now) => ({ ...now, ...given }))
  const ask = useAct(askDepartment, {
    onDone: ({ id }) => {
      toast({ text: t('ask.done') })
      onDone(id)
    },
    refresh: [listInquiries, countInquiries],
  })
  const act = () => {
    const { item, application, applicantName, phone, question } = form
    const whom =
      about === 'application' ? { application: application.trim() } : { applicantName, phone, ...(item && { item }) }
    void ask.act({ body: { ...whom, question } })
  }
  const wrong = (pointer: string) => problemAt(ask.problem, pointer)
  return (
    <Drawer
      title={t('ask.new')}
      width="m"
      onClose={onClose}
      footer={
        <>
          <span className="muted">{t('ask.consequence')}</span>
          <span className="grow" />
          <Button kind="primary" size="l" hotkey="F9" busy={ask.isBusy} onClick={act}>
            {t('ask.act')}
          </Button>
        </>
      }
    >
      <div className="cf">
        <Segmented
          label={t('ask.about')}
          value={about}
          options={[
            { value: 'person', label: t('ask.person') },
            { value: 'application', label: t('ask.application') },
          ]}
          onChange={setAbout}
        />
        {about === 'application' ? (
          <TextField
            label={t('ask.number')}
            hint={t('ask.numberHint')}
            required
            value={form.application}
            maxLength={60}
            onChange={(application) => set({ application })}
            problem={wrong('/application')}
          />
        ) : (
          <>
            <ItemChoice item={form.item} onChange={(item) => set({ item })} problem={wrong('/item')} />
            <div className="inquiry-pair">
              <TextField
                label={t('ask.applicant')}
                required
                value={form.applicantName}
                maxLength={100}
                onChange={(applicantName) => set({ applicantName })}
                problem={wrong('/applicantName')}
              />
              <TextField
                label={t('ask.phone')}
                required
                value={form.phone}
                maxLength={20}
                onChange={(phone) => set({ phone })}
                problem={wrong('/phone')}
              />
            </div>
          </>
        )}
        <TextAreaField
          label={t('ask.question')}
          hint={t('ask.questionHint')}
          required
          value={form.question}
          onChange={(question) => set({ question })}
          problem={wrong('/question')}
        />
        <ProblemNote problem={ask.problem} />
      </div>
    </Drawer>
  )
}

interface ItemChoiceProps {
  readonly item: string
  readonly onChange: (item: string) => void
  readonly problem: string | undefined
}

/** One item, found by name, everyday word, code, pinyin or initials. */
function ItemChoice({ item, onChange, problem }: ItemChoiceProps) {
  const t = useTexts('inquiries')
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const hits = useCall(searchItems, { query: { q, limit: 6 } }, { when: item === '' && q !== '', keepFormer: true })
  const chosen = useCall(readItem, { params: { id: item }, query: {} }, { when: item !== '' })
  if (item !== '') {
    const { name = item } = (chosen.data?.item ?? {}) as { readonly name?: string }
    return (
      <>
        <FactList
          facts={[
            {
              term: t('ask.item'),
              value: <b>{name}</b>,
              action: (
                <Button size="s" kind="quiet" onClick={() => onChange('')}>
                  {t('ask.otherItem')}
                </Button>
              ),
            },
            { term: t('ask.department'), value: chosen.data?.departmentName ?? '' },
          ]}
        />
        <ProblemNote problem={chosen.problem} />
      </>
    )
  }
  const rows = q === '' ? [] : (hits.data?.rows ?? [])
  return (
    <>
      <TextField
        label={t('ask.findItem')}
        hint={t('ask.findHint')}
        required
        value={typed}
        maxLength={100}
        onChange={setTyped}
        problem={problem}
      />
      {rows.length > 0 && (
        <div className="inquiry-hits">
          <RadioList
            label={t('ask.found')}
            options={rows.map(({ id, name, departmentName }) => ({ value: id, label: name, hint: departmentName }))}
            value={undefined}
            onChange={onChange}
          />
        </div>
      )}
      {q !== '' && rows.length === 0 && hits.data !== undefined && <p className="muted">{t('ask.nothingFound')}</p>}
    </>
  )
}

/** The sentence for one field: bad input, or a refusal that names it. */
export function problemAt(problem: ApiProblem | undefined, pointer: string): string | undefined {
  return fieldProblem(problem, pointer) ?? (problem?.facts['pointer'] === pointer ? problem.title : undefined)
}
