/** Small items for the tests of those who read the catalogue. */
export { plainItem, plainMaterial } from './small-items.ts'
