/** The operations of bookings. */
export * from './contract/own.ts'
export * from './contract/hall.ts'
export * from './contract/settings.ts'
