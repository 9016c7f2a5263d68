import { everyPageAt } from './every-page.ts'

everyPageAt('phone')
