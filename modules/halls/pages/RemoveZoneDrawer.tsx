import { useAct, useTexts, useToast } from '@yichuang/kit'
import { listWindows, listZones, removeZone } from '../contract.ts'
import type { ZoneLine } from '../contract.ts'
import { FormDrawer } from './FormDrawer.tsx'

interface RemoveZoneDrawerProps {
  readonly zone: ZoneLine
  readonly onClose: () => void
  readonly onReload: () => void
}

/** 删除 of a zone: what it holds is said, and that nothing may hang on it. */
export function RemoveZoneDrawer({ zone, onClose, onReload }: RemoveZoneDrawerProps) {
  const t = useTexts('halls')
  const toast = useToast()
  const { id, name, windowNos, version } = zone
  const act = useAct(removeZone, {
    onDone: () => {
      toast({ text: t('zone.removed', { name }) })
      onClose()
    },
    refresh: [listZones, listWindows],
  })
  return (
    <FormDrawer
      title={t('zone.removeOf', { name })}
      act={t('zone.remove')}
      kind="danger"
      consequence={t('zone.removeConsequence')}
      isDirty={false}
      busy={act.isBusy}
      problem={act.problem}
      mine={[]}
      onAct={() => void act.act({ params: { id }, body: { expectedVersion: version } })}
      onClose={onClose}
      onReload={onReload}
    >
      <p>
        {windowNos.length === 0
          ? t('zone.holdsNothing')
          : t('zone.holds', { windows: windowNos.join(t('window.and')) })}
      </p>
    </FormDrawer>
  )
}
