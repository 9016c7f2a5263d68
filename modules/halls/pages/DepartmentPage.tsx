import { Ask, Button, Card, CountText, FactList, Page, useCall, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { useParams } from 'react-router'
import { readDepartment } from '../contract.ts'
import type { Department } from '../contract.ts'
import { DepartmentActivityDrawer } from './ActivityDrawers.tsx'
import { DepartmentDrawer } from './DepartmentDrawer.tsx'
import { ActivityTag } from './PlaceList.tsx'
import './halls.css'

/** One department: its names, mark, duties and how many people it has. */
export function DepartmentPage() {
  const t = useTexts('halls')
  const { id = '' } = useParams()
  const asked = useCall(readDepartment, { params: { id } })
  const [open, setOpen] = useState<'change' | 'activity'>()
  const department = asked.data
  const close = () => setOpen(undefined)
  const reload = () => {
    asked.refetch()
    close()
  }
  return (
    <Page
      title={department?.name ?? t('pages.department')}
      back={{ to: '/work/departments' }}
      tags={department !== undefined && <ActivityTag isActive={department.isActive} />}
      actions={
        department?.mayManage === true && (
          <>
            <Button icon="pen" onClick={() => setOpen('change')}>
              {t('department.change')}
            </Button>
            <Button onClick={() => setOpen('activity')}>
              {t(department.isActive ? 'activity.stop' : 'activity.start')}
            </Button>
          </>
        )
      }
    >
      <Ask query={asked}>{(found) => <Facts department={found} />}</Ask>
      {department !== undefined && open === 'change' && (
        <DepartmentDrawer department={department} onClose={close} onDone={close} onReload={reload} />
      )}
      {department !== undefined && open === 'activity' && (
        <DepartmentActivityDrawer place={department} onClose={close} onReload={reload} />
      )}
    </Page>
  )
}

function Facts({ department }: { readonly department: Department }) {
  const t = useTexts('halls')
  const { id, name, shortName, documentMark, region, regionName, people, duties } = department
  return (
    <Card title={t('department.about')}>
      <FactList
        facts={[
          { term: t('hall.id'), value: id },
          { term: t('department.name'), value: name },
          { term: t('department.shortName'), value: shortName },
          { term: t('department.mark'), value: documentMark },
          { term: t('hall.region'), value: `${regionName} ${region}` },
          { term: t('department.people'), value: <CountText value={people} /> },
          { term: t('department.duties'), value: duties === '' ? '–' : duties },
        ]}
      />
    </Card>
  )
}
