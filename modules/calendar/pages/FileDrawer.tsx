import { ActFoot, Drawer, FileAdd, TextAreaField, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { parseCalendar } from '../rules/index.ts'
import type { Calendar } from '../rules/index.ts'

interface FileDrawerProps {
  readonly onCalendar: (calendar: Calendar) => void
  readonly onClose: () => void
}

/** Takes a calendar in the exchange format, pasted or from a file; nothing is published by it. */
export function FileDrawer({ onCalendar, onClose }: FileDrawerProps) {
  const t = useTexts('calendar')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const take = () => {
    const calendar = read(text)
    if (typeof calendar === 'string') setProblem(t('file.wrong', { what: calendar }))
    else onCalendar(calendar)
  }
  const open = async ([file]: readonly File[]) => {
    if (file !== undefined) setText(await file.text())
  }
  return (
    <Drawer title={t('file.title')} width="m" onClose={onClose} footer={<ActFoot act={t('file.take')} onAct={take} />}>
      <div className="stack">
        <p className="muted">{t('file.hint')}</p>
        <FileAdd accept=".json,application/json" multiple={false} onFiles={(files) => void open(files)}>
          {t('file.open')}
        </FileAdd>
        <TextAreaField label={t('file.text')} rows={16} value={text} onChange={setText} problem={problem} />
      </div>
    </Drawer>
  )
}

function read(text: string): Calendar | string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'JSON'
  }
  const parsed = parseCalendar(json)
  return parsed.ok ? parsed.value : `${parsed.refusal.field} ${parsed.refusal.message}`
}
