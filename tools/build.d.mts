/** Makes the named targets ('server', 'web') fresh and returns those that were built. */
export function build(
  names?: readonly string[],
  options?: { say?: (line: string) => void; force?: boolean },
): Promise<string[]>
