const MOD_11_2_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const MOD_11_2_CHECKS = '10X98765432'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const LATIN_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Check character of an identity number, from its first 17 digits (GB 11643-1999; ISO 7064 MOD 11-2). */
export function identityCheck(digits: string): string {
  return MOD_11_2_CHECKS.charAt(weightedSum(digits, MOD_11_2_WEIGHTS, LATIN_ALPHABET) % 11)
}

/** Check character of an organisation code, from its first 8 characters (GB 11714: 10 → X, 11 → 0). */
export function organisationCheck(body: string): string {
  return '0123456789X0'.charAt(11 - (weightedSum(body, ORGANISATION_WEIGHTS, LATIN_ALPHABET) % 11))
}

/** Check character of a unified social credit code, from its first 17 characters (GB 32100-2015, MOD 31). */
export function creditCheck(body: string): string {
  return CREDIT_ALPHABET.charAt((31 - (weightedSum(body, CREDIT_WEIGHTS, CREDIT_ALPHABET) % 31)) % 31)
}

/** Check character of an e-licence identifier, from its segments without OID and dots (ISO 7064 MOD 37,36). */
export function licenceCheck(body: string): string {
  return hybridCheck(body, LATIN_ALPHABET)
}

/** Check character by an ISO 7064 hybrid system MOD M+1,M over an alphabet of M characters, M even. */
export function hybridCheck(body: string, alphabet: string): string {
  const size = alphabet.length
  let product = size
  for (const character of body) {
    const sum = (product + alphabet.indexOf(character)) % size || size
    product = (2 * sum) % (size + 1)
  }
  return alphabet.charAt((size + 1 - product) % size)
}

function weightedSum(body: string, weights: readonly number[], alphabet: string): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(body.charAt(index)), 0)
}
