import { useLanguage, useTexts } from '@yichuang/kit'
import type { ZoneSign } from '../contract.ts'

/** A zone as people say it, with its floor: 1 楼 东厅等候区; in Chinese where it has no other name. */
export function useZonePlace(): (zone: ZoneSign) => string {
  const t = useTexts('queue')
  const language = useLanguage()
  return ({ name, nameEn, floor }) => {
    const said = language === 'en' && nameEn !== '' ? nameEn : name
    if (floor === null) return said
    const no = /^(B?\d+)F$/.exec(floor)?.[1]
    return t('guide.place', { floor: no === undefined ? floor : t('guide.floor', { no }), name: said })
  }
}
