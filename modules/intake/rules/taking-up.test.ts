import { describe, expect, test } from 'vitest'
import { acceptApplication, takeUpApplication } from './index.ts'
import { aDossier, aForm, anEntry, anItem, applicant, requirements } from './testing/index.ts'

const atMachine = () => aDossier({ channel: 'kiosk' }).opened({ agent: undefined })
const desk = (change: Partial<Parameters<typeof anEntry>[0]> = {}) => ({
  ...anEntry({ agent: undefined, ...change }),
  terms: anItem(),
})

describe('接办申请 takeUpApplication', () => {
  test('[NET-07] [QUE-08] what was prepared at a machine keeps its number and channel, and stands at the window', () => {
    const taken = atMachine().does(takeUpApplication, desk(), { by: 'colleague' })
    expect(taken.dossier).toMatchObject({
      applicationNo: '339921-260212-00052',
      channel: 'kiosk',
      stage: 'draft',
      place: { hall: 'county', window: '14' },
      takenUpBy: { name: '叶知秋' },
    })
  })

  test('[INT-01] the clerk mends what was typed wrong: applicant, situation and its materials', () => {
    const [form, ...others] = requirements
    const taken = atMachine()
      .bound({ key: 'form', received: true })
      .does(
        takeUpApplication,
        desk({
          applicant: { ...applicant, name: '周研秋' },
          answers: { kind: ['renewal'] },
          requirements: form === undefined ? others : [form],
        }),
      )
    expect(taken.dossier.applicant.name).toBe('周研秋')
    expect(taken.dossier.answers).toEqual({ kind: ['renewal'] })
    expect(taken.dossier.materials).toMatchObject([{ key: 'form', received: true }])
  })

  test('[CAT-12] it goes on under the version of the item that is in force today', () => {
    const taken = atMachine().does(takeUpApplication, { ...desk(), terms: anItem({ version: 9 }) })
    expect(taken.dossier.item.version).toBe(9)
  })

  test('[NET-05] the form that was filled in at the machine is the form of the application', () => {
    const terms = anItem({ form: aForm })
    const taken = aDossier({ channel: 'kiosk', item: { form: aForm } })
      .opened({ agent: undefined, form: { area: 40 } })
      .does(takeUpApplication, { ...desk({ form: { area: 45 } }), terms })
    expect(taken.dossier.form).toEqual({ area: 45 })
  })

  test('[INT-01] a duplicate taken up needs a reason, and the reason is kept', () => {
    const duplicates = ['339921-260210-00007']
    expect(atMachine().refusalOf(takeUpApplication, desk({ duplicates }))).toMatchObject({
      code: 'intake.duplicate-unacknowledged',
      duplicates,
    })
    const [event] = atMachine().eventsOf(takeUpApplication, desk({ duplicates, duplicateReason: '两处门店' }))
    expect(event).toMatchObject({ type: 'intake.taken-up', duplicateReason: '两处门店' })
  })

  test('[INT-01] [INT-11] it is received and accepted as any other; what nobody accepts is the clerk’s who took it up', () => {
    const received = atMachine().does(takeUpApplication, desk()).handedIn().received()
    expect(received.does(acceptApplication, {}).dossier.case?.accepterName).toBe('沈若溪')
    const late = atMachine().does(takeUpApplication, desk(), { by: 'colleague' }).handedIn(['form']).received()
    expect(late.waits('2026-02-27').dossier.case).toMatchObject({ how: 'deemed', accepterName: '叶知秋' })
  })

  test('[NET-07] what nobody ever brings to a window expires as every draft does', () => {
    const waited = atMachine().waits('2026-03-20')
    expect(waited.dossier.stage).toBe('discarded')
    expect(waited.refusalOf(takeUpApplication, desk(), { at: '2026-03-20' })).toMatchObject({
      code: 'intake.already-ended',
    })
  })
})
