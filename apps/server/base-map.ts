import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseBaseMap } from '@yichuang/modules/portal/public'
import type { BaseMap } from '@yichuang/modules/portal/public'
import type { Config } from './config.ts'
import { productFolder } from './home.ts'

/**
 * What lies under the points on the map of service points: `base-map.json` in the data folder, in a demo that of the demo
 * region; undefined where neither is there. Read at each look, so that an operator sees a new one at once.
 * @throws with the place in the file where it is no base map
 */
export function baseMapReader({ dataDir, demo }: Pick<Config, 'dataDir' | 'demo'>): () => Promise<BaseMap | undefined> {
  const places = [join(dataDir, 'base-map.json'), ...(demo ? [join(productFolder(), 'data/demo/base-map.json')] : [])]
  return async () => {
    for (const place of places) {
      const text = await readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
        return undefined
      })
      if (text !== undefined) return parseBaseMap(text)
    }
    return undefined
  }
}
