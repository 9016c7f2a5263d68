import { Card, Columns, useTexts } from '@yichuang/kit'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { exampleGiven, nothingGiven, packagePath, savingOf } from '../rules/index.ts'
import type { Given, ItemOf, PackageDocument } from '../rules/index.ts'
import { MergedForm } from './MergedForm.tsx'
import type { Elements } from './MergedForm.tsx'
import { MergedList, PathView } from './PathView.tsx'
import { SavingStrip } from './SavingStrip.tsx'

interface ApplicantViewProps {
  readonly pkg: PackageDocument
  readonly itemOf: ItemOf
  readonly elements: Elements
  /** what a composer can do with the answers */
  readonly acts?: (given: Given, isDone: boolean) => ReactNode
}

/** The package as the applicant meets it: questions on one side, what they lead to on the other, the one form below. (CAT-11) */
export function ApplicantView({ pkg, itemOf, elements, acts }: ApplicantViewProps) {
  const t = useTexts('packages')
  const [given, setGiven] = useState<Given>(nothingGiven)
  const path = useMemo(() => packagePath(pkg, given, itemOf), [pkg, given, itemOf])
  const saving = useMemo(() => savingOf(pkg, given, itemOf), [pkg, given, itemOf])
  const { before, after } = path.asked
  const { isComplete } = saving
  return (
    <>
      <Columns widths="minmax(0, 1fr) minmax(0, 1fr)">
        <Card
          title={t('preview.questions')}
          hint={path.isDone ? t('preview.questionsHint', { before, after }) : undefined}
        >
          <PathView path={path} given={given} onGiven={setGiven} itemOf={itemOf} />
        </Card>
        <Card title={t('preview.list')} extra={acts?.(given, isComplete)}>
          {isComplete && <SavingStrip saving={saving} />}
          <MergedList pkg={pkg} path={path} itemOf={itemOf} />
        </Card>
      </Columns>
      <MergedForm
        pkg={pkg}
        given={isComplete ? given : (exampleGiven(pkg) ?? nothingGiven)}
        itemOf={itemOf}
        elements={elements}
        hint={t(isComplete ? 'form.ofAnswers' : 'form.ofExample')}
      />
    </>
  )
}
