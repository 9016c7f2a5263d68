import type { ActionOffer } from '@yichuang/platform/contract'
import { useReason } from '../texts/TextsScope.tsx'
import { Button } from './Button.tsx'
import type { ButtonProps } from './Button.tsx'

export interface ActionButtonProps extends Omit<ButtonProps, 'disabledReason'> {
  /** what the server says about this act; absent: the act does not belong to this state, nothing is shown */
  readonly offer: ActionOffer | undefined
}

/** A button for an act the server offers: off with the server's own reason, by the rule that also decides the command. */
export function ActionButton({ offer, ...button }: ActionButtonProps) {
  const reason = useReason()
  if (offer === undefined) return undefined
  return (
    <Button {...button} disabledReason={offer.allowed ? undefined : reason(offer.reason ?? 'access.not-permitted')} />
  )
}

/** The offer of an act by its name. */
export function offerOf(actions: readonly ActionOffer[] | undefined, name: string): ActionOffer | undefined {
  return actions?.find((action) => action.name === name)
}
