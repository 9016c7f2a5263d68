import type { RemedyBodies } from './facts.ts'

/**
 * What somebody who disagrees with a decision can do: reconsideration within 60 days (行政复议法 第20条) or a suit within
 * six months (行政诉讼法 第46条). A decision against the applicant must say so (行政许可法 第38条第2款).
 */
export function remedySentence(subject: '你' | '你单位', { reconsideration, court }: RemedyBodies): string {
  return (
    `${subject}如不服本决定，可以自收到本决定书之日起六十日内向${reconsideration}申请行政复议，` +
    `也可以自收到本决定书之日起六个月内依法向${court}提起行政诉讼。`
  )
}
