import {
  Ask,
  Button,
  Card,
  MomentText,
  Page,
  Tag,
  TextAreaField,
  useAct,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { useParams } from 'react-router'
import { changeItemSetting, listItemSettings, readItemSetting } from '../contract/settings.ts'
import { groups } from './setting-members.ts'
import type { MemberName, Own } from './setting-members.ts'
import { MemberField } from './MemberField.tsx'
import { sayMember } from './say-member.ts'
import { useItemWords } from './items/use-item-words.ts'
import './catalogue.css'

type Setting = typeof readItemSetting.answer.static

/** 事项设置: each thing a place may decide about an item, beside what the catalogue says. (CAT-13) */
export function SettingPage() {
  const t = useTexts('catalogue')
  const { word } = useItemWords()
  const { item = '' } = useParams()
  const asked = useCall(readItemSetting, { params: { id: item } })
  return (
    <Page
      title={asked.data?.name ?? t('settings.title')}
      hint={asked.data && `${asked.data.departmentName} ${word(asked.data.handling)}`}
      back={{ to: '/work/item-settings' }}
    >
      <Ask query={asked}>{(setting) => <Editor key={setting.version} setting={setting} />}</Ask>
    </Page>
  )
}

function Editor({ setting }: { readonly setting: Setting }) {
  const t = useTexts('catalogue')
  const toast = useToast()
  const [own, setOwn] = useState<Own>(setting.own)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useAct(changeItemSetting, {
    onDone: () => toast({ text: t('settings.done') }),
    refresh: [readItemSetting, listItemSettings],
  })
  const hasChanges = JSON.stringify(own) !== JSON.stringify(setting.own)
  const act = () => {
    setTried(true)
    if (reason.trim() === '') return
    const body = { setting: own, reason: reason.trim(), expectedVersion: setting.version }
    void save.act({ params: { id: setting.item }, body })
  }
  return (
    <div className="terms-page">
      {groups.map(({ name, members }) => (
        <Card key={name} title={t(`group.${name}`)}>
          <dl className="setting-list">
            {members.map((member) => (
              <Member key={member} name={member} setting={setting} own={own} onOwn={setOwn} />
            ))}
          </dl>
        </Card>
      ))}
      <Card title={t('settings.save')} strong>
        <div className="terms-form">
          <TextAreaField
            label={t('settings.reason')}
            hint={t('settings.reasonHint')}
            required
            rows={2}
            maxLength={500}
            value={reason}
            onChange={setReason}
            problem={isTried && reason.trim() === '' ? t('missing') : undefined}
          />
          {save.problem !== undefined && (
            <p className="terms-wrong" role="alert">
              {save.problem.title}
            </p>
          )}
          <div className="terms-acts">
            <Button
              onClick={() => setOwn({})}
              disabledReason={Object.keys(own).length === 0 ? t('settings.nothingOwn') : undefined}
            >
              {t('settings.resetAll')}
            </Button>
            <Button
              kind="primary"
              busy={save.isBusy}
              onClick={act}
              missing={hasChanges ? undefined : t('settings.unchanged')}
            >
              {t('settings.act')}
            </Button>
          </div>
        </div>
      </Card>
      <Changes setting={setting} />
    </div>
  )
}

interface MemberProps {
  readonly name: MemberName
  readonly setting: Setting
  readonly own: Own
  readonly onOwn: (own: Own) => void
}

function Member({ name, setting, own, onOwn }: MemberProps) {
  const t = useTexts('catalogue')
  const isOwn = own[name] !== undefined
  const reset = () => {
    const { [name]: _gone, ...rest } = own
    onOwn(rest)
  }
  const nameOf = (id: string) => setting.departments.find((one) => one.id === id)?.name ?? id
  return (
    <div className={isOwn ? 'setting own' : 'setting'}>
      <dt>
        {t(`member.${name}`)}
        <small className="muted">{t(`why.${name}`)}</small>
      </dt>
      <dd className="muted">
        {t('settings.catalogueSays', { value: sayMember(t, name, setting.usual[name], nameOf) })}
        {name === 'committed' && (
          <span>{t('settings.statutory', { value: sayMember(t, name, setting.statutory, nameOf) })}</span>
        )}
      </dd>
      <dd>
        {isOwn ? (
          <div className="setting-own">
            <MemberField name={name} setting={setting} own={own} onOwn={onOwn} />
            <Button size="s" onClick={reset}>
              {t('settings.reset', { name: t(`member.${name}`) })}
            </Button>
          </div>
        ) : (
          <Button size="s" onClick={() => onOwn({ ...own, [name]: setting.usual[name] })}>
            {t('settings.setHere', { name: t(`member.${name}`) })}
          </Button>
        )}
      </dd>
    </div>
  )
}

function Changes({ setting }: { readonly setting: Setting }) {
  const t = useTexts('catalogue')
  const nameOf = (id: string) => setting.departments.find((one) => one.id === id)?.name ?? id
  const say = (name: string, value: unknown) =>
    value === null ? t('settings.asCatalogue') : sayMember(t, name, value, nameOf)
  return (
    <Card title={t('settings.history')} hint={t('settings.historyHint', { count: setting.history.length })}>
      {setting.history.length === 0 && <p className="muted">{t('settings.noHistory')}</p>}
      <ol className="gap-list">
        {setting.history.map(({ seq, at, byName, reason, changes }, place) => (
          <li key={seq} className="terms-two">
            <span>
              <MomentText at={at} form="long" /> <b>{byName}</b>{' '}
              {place === 0 && <Tag kind="green">{t('settings.latest')}</Tag>}
            </span>
            <span>{reason}</span>
            {changes.map(({ name, before, after }) => (
              <span key={name} className="muted">
                {t('settings.change', {
                  name: t(`member.${name}`),
                  before: say(name, before),
                  after: say(name, after),
                })}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}
