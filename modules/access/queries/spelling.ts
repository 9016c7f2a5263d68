import { pinyin } from 'pinyin-pro'

/** How a name is spelled, to find and sort by: the pinyin without tones and spaces, then its initials. 沈若溪 → 'shenruoxi srx' */
export function spellingOf(name: string): string {
  const spell = (pattern: 'pinyin' | 'first') =>
    pinyin(name, { toneType: 'none', type: 'array', pattern, surname: 'head' }).join('')
  return `${spell('pinyin')} ${spell('first')}`.toLowerCase()
}
