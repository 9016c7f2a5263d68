/** What the measure of the forecast uses of the product, in one graph of modules: loaded by tsx. */
export { simulateDay } from '../../modules/simulation/rules/index.ts'
export { diceOf } from '../../apps/server/demo/dice.ts'
export { forecastMinutes } from '../../modules/queue/queries/hall-picture.ts'
