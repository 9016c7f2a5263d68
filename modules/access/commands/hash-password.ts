import { hash } from '@node-rs/argon2'

/** The hash under which a password is kept: argon2id with the parameters of the library (19 MiB, two passes). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password)
}
