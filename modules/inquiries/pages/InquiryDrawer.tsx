import {
  ActionButton,
  Ask,
  Band,
  Button,
  Drawer,
  FactList,
  formatDay,
  Tag,
  Timeline,
  useAct,
  useCall,
  useLanguage,
  useTexts,
} from '@yichuang/kit'
import { useEffect, useRef, useState } from 'react'
import { countInquiries, listInquiries, readInquiry, seeAnswer } from '../contract.ts'
import type { Inquiry } from '../contract.ts'
import { directedWords } from './directed-words.ts'
import { ActForm } from './ActForm.tsx'
import type { ActName } from './ActForm.tsx'
import { stateKinds } from './states.ts'

/** One question: what was asked and answered, its way, and what the reader may do with it. */
export function InquiryDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts('inquiries')
  const asked = useCall(readInquiry, { params: { id } }, { topics: ['inquiries'] })
  const [act, setAct] = useState<ActName>()
  const inquiry = asked.data
  useSeen(inquiry)
  const offer = (name: ActName) => inquiry?.actions.find((one) => one.name === name && one.allowed)
  const isOpen = act !== undefined && inquiry !== undefined
  const forms = ['answer', 'pass', 'tell', 'withdraw'] as const
  const main = forms.find((name) => (name === 'answer' || name === 'tell') && offer(name) !== undefined)
  return (
    <Drawer
      title={t('detail.title')}
      width="m"
      onClose={isOpen ? () => setAct(undefined) : onClose}
      tags={inquiry && <Tag kind={stateKinds[inquiry.state]}>{t(`state.${inquiry.state}`)}</Tag>}
      {...(!isOpen &&
        forms.some((name) => offer(name) !== undefined) && {
          footer: (
            <>
              {forms
                .filter((name) => name !== main)
                .map((name) => (
                  <ActionButton key={name} offer={offer(name)} onClick={() => setAct(name)}>
                    {t(`act.${name}`)}
                  </ActionButton>
                ))}
              <span className="grow" />
              {main !== undefined && (
                <Button kind="primary" size="l" hotkey="F8" onClick={() => setAct(main)}>
                  {t(`act.${main}`)}
                </Button>
              )}
            </>
          ),
        })}
    >
      <Ask query={asked}>
        {(data) => (
          <div className="inquiry-detail">
            {isOpen && (
              <ActForm
                name={act}
                inquiry={data}
                onClose={() => setAct(undefined)}
                onGone={onClose}
                onReload={() => {
                  setAct(undefined)
                  asked.refetch()
                }}
              />
            )}
            <Facts inquiry={data} />
          </div>
        )}
      </Ask>
    </Drawer>
  )
}

/** Takes the unread mark away when the answer is on the screen of who asked. */
function useSeen(inquiry: Inquiry | undefined): void {
  const { act: see } = useAct(seeAnswer, { refresh: [listInquiries, countInquiries] })
  const unread = inquiry?.isUnread === true ? inquiry.id : undefined
  const seen = useRef<string>(undefined)
  useEffect(() => {
    // `see` is another function on every drawing; each unread answer is marked once.
    if (unread === undefined || seen.current === unread) return
    seen.current = unread
    void see({ params: { id: unread } })
  }, [unread, see])
}

function Facts({ inquiry }: { readonly inquiry: Inquiry }) {
  const t = useTexts('inquiries')
  const { applicationId, applicationNo, phone, answer, basis } = inquiry
  const due = formatDay(inquiry.dueOn, 'short', useLanguage())
  const link = applicationId === null ? undefined : `/work/applications/${applicationId}`
  return (
    <>
      <FactList
        facts={[
          { term: t('detail.question'), value: <p className="inquiry-text">{inquiry.question}</p> },
          { term: t('ask.topic'), value: t(`topics.${inquiry.topic}`) },
          { term: t('ask.item'), value: inquiry.itemName === '' ? t('list.noItem') : inquiry.itemName },
          { term: t('list.owner'), value: inquiry.askedByName },
          ...answererOf(t, inquiry),
          ...(inquiry.directed === null
            ? []
            : [
                {
                  term: t('directed.label'),
                  value: `${t(`directed.kinds.${inquiry.directed.kind}`)} · ${directedWords(t, inquiry.directed)}`,
                },
              ]),
          { term: t('ask.channel'), value: t(`channels.${inquiry.channel}`) },
          {
            term: t('list.applicant'),
            value: inquiry.applicantName === '' ? t('list.noName') : inquiry.applicantName,
          },
          ...(phone === '' ? [] : [{ term: t('ask.phone'), value: phone }]),
          ...(link === undefined
            ? []
            : [
                {
                  term: t('ask.number'),
                  value: applicationNo ?? '',
                  action: (
                    <Button size="s" to={link}>
                      {t('detail.openCase')}
                    </Button>
                  ),
                },
              ]),
        ]}
      />
      {answer === null || answer === '' ? (
        inquiry.state === 'asked' && (
          <Band kind="amber">
            {t('detail.waiting', { department: inquiry.colleagueName ?? inquiry.departmentName, due })}
          </Band>
        )
      ) : (
        <FactList
          facts={[
            { term: t('detail.answer'), value: <p className="inquiry-text">{answer}</p> },
            { term: t('detail.basis'), value: <p className="inquiry-text">{basis}</p> },
          ]}
        />
      )}
      <Way inquiry={inquiry} />
    </>
  )
}

/** Who is to answer or was: a colleague by name, else a department; nobody when none was asked. */
function answererOf(t: ReturnType<typeof useTexts>, { colleagueName, departmentName }: Inquiry) {
  if (colleagueName !== null) return [{ term: t('ask.colleague'), value: colleagueName }]
  return departmentName === '' ? [] : [{ term: t('list.department'), value: departmentName }]
}

function Way({ inquiry }: { readonly inquiry: Inquiry }) {
  const t = useTexts('inquiries')
  const { toldHow, toldNote, withdrawReason } = inquiry
  const steps = [
    { key: 'asked', at: inquiry.askedAt, who: inquiry.askedByName, what: t('way.asked') },
    ...inquiry.passes.map(({ at, byName, fromName, toName, reason }, n) => ({
      key: `passed-${n}`,
      at,
      who: byName,
      what: t('way.passed', { from: fromName, to: toName }),
      detail: reason,
    })),
    { key: 'answered', at: inquiry.answeredAt, who: inquiry.answeredByName, what: t('way.answered') },
    {
      key: 'told',
      at: inquiry.toldAt,
      who: inquiry.toldByName,
      what: toldHow === null ? '' : t('way.told', { how: t(`how.${toldHow}`) }),
      detail: toldNote ?? '',
    },
    {
      key: 'withdrawn',
      at: inquiry.withdrawnAt,
      who: inquiry.askedByName,
      what: t('way.withdrawn'),
      detail: withdrawReason ?? '',
    },
  ]
  return (
    <Timeline
      label={t('way.label')}
      entries={steps.flatMap(({ at, who, ...step }) =>
        at === null ? [] : [{ ...step, at, who: who ?? '', state: 'done' as const }],
      )}
    />
  )
}
