import type { MessageKind } from '../rules/index.ts'

/** A message as a provider gets it. */
export interface Outgoing {
  /** the same for every attempt, so that a provider can drop what it has already */
  readonly id: string
  readonly kind: MessageKind
  readonly recipient: string
  readonly text: string
}

/** The provider's word: its number for the message, or why it will never send it. */
export type DriverAnswer =
  { readonly accepted: true; readonly providerId: string } | { readonly accepted: false; readonly reason: string }

/** What sends messages: a provider of short messages, or the applicant's space. */
export interface Driver {
  /** @throws when it cannot be reached or does not answer; then it is tried again later */
  send(message: Outgoing): Promise<DriverAnswer>
}
