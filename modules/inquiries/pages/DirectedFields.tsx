import { SelectField, TextField, useCall, useSession, useTexts } from '@yichuang/kit'
import { listDepartments, listWindows, listZones } from '@yichuang/modules/halls/contract'
import { directedKinds, isChosenPlace } from '../rules/index.ts'
import type { WritingParts } from './writing.ts'

const hotline = '12345'
const kinds = ['none', ...directedKinds] as const

/** 引导去向: a zone or window of the hall or a department is chosen; a hotline, or somewhere else, is written. (CON-05) */
export function DirectedFields({ form, set, wrong }: WritingParts) {
  const t = useTexts('inquiries')
  const { directedKind: kind } = form
  return (
    <div className="inquiry-pair">
      <SelectField
        label={t('directed.label')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`directed.kinds.${value}`) }))}
        onChange={(directedKind) =>
          set({ directedKind, directedPlace: '', directedTo: directedKind === 'hotline' ? hotline : '' })
        }
      />
      {kind === 'none' ? (
        <span />
      ) : isChosenPlace(kind) ? (
        <PlaceField kind={kind} form={form} set={set} wrong={wrong} />
      ) : (
        <TextField
          label={t('directed.to')}
          required
          value={form.directedTo}
          maxLength={100}
          onChange={(directedTo) => set({ directedTo })}
          problem={wrong('/directed')}
        />
      )}
    </div>
  )
}

type ChosenKind = 'zone' | 'window' | 'department'

function PlaceField({ kind, form, set, wrong }: WritingParts & { readonly kind: ChosenKind }) {
  const t = useTexts('inquiries')
  const places = usePlaces(kind)
  return (
    <SelectField
      label={t('directed.to')}
      hint={places?.length === 0 ? t('directed.noPlaces') : undefined}
      required
      value={form.directedPlace}
      placeholder={t('act.choose')}
      options={places ?? []}
      onChange={(directedPlace) => set({ directedPlace })}
      problem={wrong('/directed')}
    />
  )
}

/** The places of one kind with their floor; undefined while they are read. */
function usePlaces(kind: ChosenKind): readonly { readonly value: string; readonly label: string }[] | undefined {
  const t = useTexts('inquiries')
  const { hall } = useSession()
  const here = { params: { id: hall?.id ?? '' } }
  const isHere = (wanted: ChosenKind) => kind === wanted && hall !== undefined
  const windows = useCall(listWindows, { ...here, query: { sort: 'no', limit: 200 } }, { when: isHere('window') })
  const zones = useCall(listZones, here, { when: isHere('zone') })
  const departments = useCall(
    listDepartments,
    { query: { state: 'active', sort: 'name', limit: 200 } },
    { when: kind === 'department' },
  )
  const withFloor = (name: string, floor: string | null | undefined) =>
    floor === null || floor === undefined || floor === '' ? name : t('directed.onFloor', { name, floor })
  if (kind === 'zone')
    return zones.data?.rows.map(({ id, name, floor }) => ({ value: id, label: withFloor(name, floor) }))
  if (kind === 'department') return departments.data?.rows.map(({ id, name }) => ({ value: id, label: name }))
  return windows.data?.rows
    .filter(({ state }) => state !== 'closed')
    .map(({ id, no, floor }) => ({ value: id, label: withFloor(t('directed.window', { no }), floor) }))
}
