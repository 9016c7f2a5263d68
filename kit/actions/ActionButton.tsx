import type { ActionOffer } from '@yichuang/platform/contract'
import { useReason } from '../texts/TextsScope.tsx'
import { Button } from './Button.tsx'
import type { ButtonProps } from './Button.tsx'

export interface ActionButtonProps extends Omit<ButtonProps, 'disabledReason'> {
  /** what the server says about this act; absent, or none of this person's: nothing is shown */
  readonly offer: ActionOffer | undefined
}

/** A button for an act the server offers: off with the server's own reason, by the rule that also decides the command. */
export function ActionButton({ offer, ...button }: ActionButtonProps) {
  const reason = useReason()
  if (offer === undefined || offer.reason === 'access.not-permitted') return undefined
  return (
    <Button {...button} disabledReason={offer.allowed ? undefined : reason(offer.reason ?? 'access.out-of-scope')} />
  )
}

/** The offer of an act by its name. */
export function offerOf(actions: readonly ActionOffer[] | undefined, name: string): ActionOffer | undefined {
  return actions?.find((action) => action.name === name)
}
