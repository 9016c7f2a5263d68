import { ActFoot, Drawer, ProblemNote, TextAreaField, useAct, useTexts, useToast } from '@yichuang/kit'
import { useState } from 'react'
import { comparePackageVersions, listPackages, readPackage, restorePackageVersion } from '../contract.ts'
import type { PublishedPackage } from '../contract.ts'

interface RestoreDrawerProps {
  readonly shown: Pick<PublishedPackage, 'id' | 'name' | 'version'>
  readonly version: number
  readonly onClose: () => void
}

/** 恢复: an earlier version comes into force again, as a new one, with the reason. (CAT-11, CAT-12) */
export function RestoreDrawer({ shown: { id, name, version: current }, version, onClose }: RestoreDrawerProps) {
  const t = useTexts('packages')
  const toast = useToast()
  const [reason, setReason] = useState('')
  const restore = useAct(restorePackageVersion, {
    refresh: [readPackage, listPackages, comparePackageVersions],
    onDone: (answer) => {
      toast({ text: t('version.restored', { restored: version, version: answer.version }) })
      onClose()
    },
  })
  return (
    <Drawer
      title={t('version.restoreTitle', { version })}
      width="s"
      onClose={onClose}
      footer={
        <ActFoot
          act={t('version.restoreAct')}
          busy={restore.isBusy}
          missing={reason.trim() === '' ? t('version.reasonMissing') : undefined}
          onAct={() => void restore.act({ params: { id }, body: { version, reason: reason.trim() } })}
        />
      }
    >
      <div className="pk-form">
        <p className="muted">{t('version.restoreText', { name, version, current })}</p>
        <TextAreaField
          label={t('version.reason')}
          required
          rows={4}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <ProblemNote problem={restore.problem} />
      </div>
    </Drawer>
  )
}
