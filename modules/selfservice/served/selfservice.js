/* Filling in at a machine: what other fields wait for is looked at as soon as it is said, and nothing is sent twice. */
const filling = document.querySelector('form.filling')
const look = document.querySelector('[data-look]')

function keepPlace() {
  const place = document.querySelector('.filling .scroll')
  if (place !== null) sessionStorage.setItem('place', String(place.scrollTop))
}

if (filling !== null && look !== null) {
  const place = document.querySelector('.filling .scroll')
  const before = sessionStorage.getItem('place')
  sessionStorage.removeItem('place')
  if (place !== null && before !== null) place.scrollTop = Number(before)
  filling.addEventListener('change', ({ target }) => {
    if (target.closest('[data-governs]') === null) return
    keepPlace()
    filling.requestSubmit(look)
  })
  filling.addEventListener('click', ({ target }) => {
    if (target.closest('.act.quiet') !== null) keepPlace()
  })
}

document.querySelector('[data-first]')?.focus()
const wrong = document.querySelector('[aria-invalid]')
if (wrong !== null) {
  const field = wrong.matches('fieldset') ? wrong.querySelector('input') : wrong
  field?.focus()
}

for (const form of document.querySelectorAll('[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.once === 'sent') event.preventDefault()
    form.dataset.once = 'sent'
  })
}
