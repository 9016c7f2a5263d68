const candidates = 'input, select, textarea, [role="radiogroup"], [data-gap]'
const controls = 'input:not(:disabled), select, textarea, button, a[href], [tabindex]'

/**
 * Goes to the first thing that is missing: in the drawer, card or form of the act, else anywhere on the page. A required
 * field that is empty or wrong, a choice with nothing chosen, a part that marks itself by `data-gap`.
 * @returns false when nothing is missing
 */
export function goToFirstGap(from: Element): boolean {
  const near = from.closest('dialog, .card, form') ?? document.body
  const gap = firstGap(near) ?? firstGap(from.closest('dialog') ?? document.body)
  if (gap === undefined) return false
  const control = gap.matches(controls) ? gap : gap.querySelector<HTMLElement>(controls)
  gap.scrollIntoView?.({ block: 'center' })
  control?.focus()
  return true
}

function firstGap(place: Element): HTMLElement | undefined {
  return [...place.querySelectorAll<HTMLElement>(candidates)].find(isGap)
}

function isGap(element: HTMLElement): boolean {
  if (element.hasAttribute('data-gap')) return true
  if (element.role === 'radiogroup' || element.getAttribute('role') === 'radiogroup')
    return element.querySelector(':checked') === null
  return element.getAttribute('aria-invalid') === 'true' || !isValid(element)
}

function isValid(element: HTMLElement): boolean {
  return 'checkValidity' in element && typeof element.checkValidity === 'function'
    ? element.checkValidity() === true
    : true
}
