import { Drawer, Segmented, useTexts } from '@yichuang/kit'
import { resolveSituation } from '@yichuang/modules/catalogue/rules'
import type { Answers, Item } from '@yichuang/modules/catalogue/rules'
import { useState } from 'react'
import { SheetOf } from '../SheetOf.tsx'
import type { Side } from '../SheetOf.tsx'
import { SituationQuestions } from '../SituationQuestions.tsx'

/** 预览: the item as a clerk works with it and as an applicant sees it, from the draft as it is now. (CAT-07) */
export function PreviewDrawer({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const t = useTexts('workshop')
  const [side, setSide] = useState<Side>('clerk')
  const [answers, setAnswers] = useState<Answers>({})
  const resolution = resolveSituation(item, answers)
  return (
    <Drawer
      title={t('preview.title')}
      width="l"
      onClose={onClose}
      extra={
        <Segmented
          label={t('preview.side')}
          options={(['clerk', 'applicant'] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
          value={side}
          onChange={setSide}
        />
      }
    >
      <div className={`ws-preview ${side}`}>
        <section>
          <h3>{side === 'clerk' ? item.name : t('preview.hello', { name: item.name })}</h3>
          <SituationQuestions item={item} answers={answers} onAnswers={setAnswers} />
        </section>
        <section aria-label={t('preview.list')}>
          <h3>{t('preview.list')}</h3>
          <SheetOf resolution={resolution} side={side} />
        </section>
      </div>
    </Drawer>
  )
}
