// A typesetting process that never answers once it is warm, as a template without end would make it.
process.on('disconnect', () => process.exit(0))
process.on('message', ({ kind }) => {
  if (kind === 'warm-up') process.send({ kind: 'done', ok: true })
})
process.send({ kind: 'awake' })
