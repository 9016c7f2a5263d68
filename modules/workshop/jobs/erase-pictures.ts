import type { Job, Services } from '@yichuang/platform/module'
import type { WorkshopParts } from '../parts.ts'
import { erasePictures } from '../queries/annexes.ts'

/** Removes from the file store the pictures that were blacked out or dropped, should a crash have left any. (CAT-06) */
export function erasePicturesJob({ db }: Pick<Services, 'db'>, { files }: Pick<WorkshopParts, 'files'>): Job {
  return {
    name: 'workshop.erase-files',
    schedule: { everyMinutes: 1 },
    async run() {
      await erasePictures(db, files)
    },
  }
}
