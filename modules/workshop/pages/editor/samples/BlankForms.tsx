import { asProblem, Button, FileAdd, fileUrl, upload, useTexts } from '@yichuang/kit'
import { addBlankForm, readDraftFile } from '../../../contract.ts'
import type { AnnexState } from './use-annex.ts'

interface BlankFormsProps {
  readonly draft: string
  readonly material: string
  readonly annex: AnnexState
}

/** 空白表: as the department hands them out, kept with the material. (CAT-06) */
export function BlankForms({ draft, material, annex }: BlankFormsProps) {
  const t = useTexts('workshop')
  const send = async (files: readonly File[]) => {
    try {
      const sent = files.map((file) => ({ field: 'file', name: file.name, blob: file }))
      await upload(addBlankForm, { params: { id: draft, material }, files: sent })
      annex.setProblem(undefined)
    } catch (thrown) {
      annex.setProblem(asProblem(thrown))
    }
    annex.refetch()
  }
  return (
    <section className="ws-blanks">
      <p className="ws-label">{t('sample.blanks')}</p>
      <ul>
        {annex.annex.blanks.map(({ hash, name }) => (
          <li key={hash}>
            <a className="grow" href={fileUrl(readDraftFile, { params: { id: draft, hash } })} download={name}>
              {name}
            </a>
            <Button
              size="s"
              icon="trash"
              label={t('sample.dropBlank', { name })}
              onClick={() => void annex.drop(hash)}
            />
          </li>
        ))}
      </ul>
      {annex.annex.blanks.length === 0 && <p className="muted small">{t('sample.noBlank')}</p>}
      <FileAdd size="s" accept="image/png,image/jpeg,application/pdf" onFiles={(files) => void send(files)}>
        {t('sample.addBlank')}
      </FileAdd>
    </section>
  )
}
