/**
 * The lane of a job from what it must not overtake (a case, a stream): one of a small fixed number.
 * The queue locks all free lanes at each fetch, so a lane per case would be slower the more cases there ever were.
 * @param expression SQL that gives text or null
 */
export function laneSql(expression: string): string {
  return `'lane-' || substr(md5(${expression}), 1, 1)`
}
