// A typesetting process that never answers once it is warm, as a template without end would make it.
const say = (said) => process.send(said, () => undefined)
process.on('disconnect', () => process.exit(0))
process.on('message', ({ kind }) => {
  if (kind === 'warm-up') say({ kind: 'done', ok: true })
})
say({ kind: 'awake' })
