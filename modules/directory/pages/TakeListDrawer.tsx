import { ApiProblem, Drawer, FileAdd, fileUrl, ProblemNote, upload, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { exportProvincialList, takeProvincialList } from '../contract.ts'
import type { TakenList } from '../contract.ts'

interface TakeListProps {
  readonly onTaken: () => void
  readonly onClose: () => void
}

/** 导入省库清单: taken over whole, or not at all with every row that is wrong. (CAT-02) */
export function TakeListDrawer({ onTaken, onClose }: TakeListProps) {
  const t = useTexts('directory')
  const toast = useToast()
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [faulty, setFaulty] = useState<TakenList>()
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return
    setProblem(undefined)
    setFaulty(undefined)
    setShare(0)
    try {
      const files = [{ field: 'file', name: file.name, blob: file }]
      const answer = await upload(takeProvincialList, { files }, { onProgress: setShare })
      if (answer.findingCount > 0) setFaulty(answer)
      else {
        toast({ text: t('list.taken', { count: answer.taken }) })
        onTaken()
        onClose()
      }
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      setProblem(thrown)
    } finally {
      setShare(undefined)
    }
  }
  return (
    <Drawer title={t('list.takeTitle')} width="m" onClose={onClose}>
      <div className="stack">
        <p className="muted">{t('list.takeText')}</p>
        <div className="row">
          <FileAdd accept=".xlsx" multiple={false} size="m" onFiles={(files) => void send(files)}>
            {t('list.choose')}
          </FileAdd>
          <a className="btn" href={fileUrl(exportProvincialList, {})} download>
            {t('list.template')}
          </a>
          {share !== undefined && <progress value={share} aria-label={t('list.file')} />}
        </div>
        <ProblemNote problem={problem} />
        {faulty !== undefined && <Findings list={faulty} />}
      </div>
    </Drawer>
  )
}

function Findings({ list: { findings, findingCount } }: { readonly list: TakenList }) {
  const t = useTexts('directory')
  return (
    <section role="alert">
      <p>{t('list.faulty', { count: findingCount })}</p>
      <ul className="directory-rows">
        {findings.map(({ row, column, fault }) => (
          <li key={`${row} ${column} ${fault}`}>
            <b>{t('list.row', { row })}</b>
            <span>
              {column} {t(`list.fault.${fault}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
