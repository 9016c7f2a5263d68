import { Button, Icon, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { sampleOf } from '../../rules/index.ts'
import type { DataElement, Item, Material, Sample, SampleSpot } from '../../rules/index.ts'

interface SamplePaperProps {
  readonly item: Item
  readonly material: Material
  readonly elements: readonly DataElement[]
}

/** The sample of a material with the numbers of its review points; a form can be shown blank too. (CAT-06) */
export function SamplePaper({ item, material, elements }: SamplePaperProps) {
  const t = useTexts('catalogue')
  const [isBlank, setBlank] = useState(false)
  const hasBlank = material.blankForm === true
  const kind = isBlank ? 'blank' : hasBlank ? 'filled' : 'sample'
  return (
    <div className="item-sample">
      <div className="item-row">
        <h3 className="item-points-title">{t(`item.sample.${kind}`)}</h3>
        {hasBlank && (
          <Button
            kind="quiet"
            size="s"
            label={t(isBlank ? 'item.sample.seeFilledOf' : 'item.sample.seeBlankOf', { name: material.name })}
            onClick={() => setBlank(!isBlank)}
          >
            {t(isBlank ? 'item.sample.showFilled' : 'item.sample.showBlank')}
          </Button>
        )}
      </div>
      <Paper item={item} material={material} elements={elements} isBlank={isBlank} />
    </div>
  )
}

/** The blank form of a material whose filled sample its department keeps: drawn when somebody wants to see it. */
export function BlankPaper({ item, material, elements }: SamplePaperProps) {
  const t = useTexts('catalogue')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="item-sample">
      <div className="item-row">
        <h3 className="item-points-title">{t('item.sample.blank')}</h3>
        <Button
          kind="quiet"
          size="s"
          label={t(isOpen ? 'item.sample.hideBlankOf' : 'item.sample.seeBlankOf', { name: material.name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'item.sample.hideBlank' : 'item.sample.showBlank')}
        </Button>
      </div>
      {isOpen && <Paper item={item} material={material} elements={elements} isBlank />}
    </div>
  )
}

function Paper({ item, material, elements, isBlank }: SamplePaperProps & { readonly isBlank: boolean }) {
  const t = useTexts('catalogue')
  const sample = sampleOf(item, material, elements)
  const name = t(isBlank ? 'item.sample.blankOf' : 'item.sample.filledOf', { name: material.name })
  return (
    <>
      <figure className="item-paper" aria-label={name}>
        <div className="item-paper-head">
          <b>{material.name}</b>
          <Marks numbers={isBlank ? [] : sample.page} />
        </div>
        <Body sample={sample} isBlank={isBlank} />
      </figure>
      <p className="muted small">{t('item.sample.drawn')}</p>
    </>
  )
}

function Body({ sample, isBlank }: { readonly sample: Sample; readonly isBlank: boolean }) {
  const t = useTexts('catalogue')
  const { fields, spots, signature } = sample
  const valueOf = (kind: SampleSpot) => {
    if (kind === 'signature') return signature
    return kind === 'validity' ? t('item.sample.validityValue') : ''
  }
  const marksOf = (numbers: readonly number[]) => <Marks numbers={isBlank ? [] : numbers} />
  const portrait = spots.find(({ kind }) => kind === 'portrait')
  const others = spots.filter(({ kind }) => kind !== 'portrait')
  return (
    <>
      <div className="item-paper-body">
        {fields.length === 0 ? (
          <div className="item-paper-lines" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        ) : (
          <dl>
            {fields.map(({ key, label, value, marks }) => (
              <div key={key} data-field={key}>
                <dt>{label}</dt>
                <dd>
                  {isBlank ? '' : value} {marksOf(marks)}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {portrait !== undefined && (
          <div className="item-paper-portrait" data-spot="portrait">
            <Icon name="people" size={28} />
            <span className="small">{t('item.sample.portrait')}</span>
            {marksOf(portrait.marks)}
          </div>
        )}
      </div>
      {others.length > 0 && (
        <div className="item-paper-foot">
          {others.map(({ kind, marks }) => (
            <span key={kind} className={kind} data-spot={kind}>
              {t(`item.sample.${kind}`)}
              {!isBlank && valueOf(kind)} {marksOf(marks)}
            </span>
          ))}
        </div>
      )}
    </>
  )
}

function Marks({ numbers }: { readonly numbers: readonly number[] }) {
  return numbers.map((number) => (
    <span key={number} className="item-mark">
      {number}
    </span>
  ))
}
