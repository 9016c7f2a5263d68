/** Values of path parameters or of the query string. */
export type Values = Readonly<Record<string, unknown>>

/**
 * Builds a path: `pathTo('/work/cases/:number', { number }, { tab: 'history' })`. Values are encoded, absent query
 * members left out, lists repeated.
 * @throws Error when a parameter of the pattern has no value: that is a bug of the page
 */
export function pathTo(pattern: string, params: Values = {}, query: Values = {}): string {
  const path = pattern.replaceAll(/:([a-zA-Z]\w*)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === null || value === '') throw new Error(`${pattern}: no value for :${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined && single !== null && single !== '') search.append(name, String(single))
    }
  }
  return search.size === 0 ? path : `${path}?${search}`
}
