const candidates = 'input, select, textarea, [role="radiogroup"], [data-gap]'
const controls = 'input:not(:disabled), select, textarea, button, a[href], [tabindex]'

/**
 * Goes to the first thing that is missing in a drawer, card or page: a required field that is empty or wrong, a choice
 * with nothing chosen, a part that marks itself by `data-gap`.
 * @returns false when nothing is missing there
 */
export function goToFirstGap(from: Element): boolean {
  const place = from.closest('dialog, .card, form') ?? document.body
  const gap = [...place.querySelectorAll<HTMLElement>(candidates)].find(isGap)
  if (gap === undefined) return false
  const control = gap.matches(controls) ? gap : gap.querySelector<HTMLElement>(controls)
  gap.scrollIntoView?.({ block: 'center' })
  control?.focus()
  return true
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
