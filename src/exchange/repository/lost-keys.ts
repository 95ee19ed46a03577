/** The dry run of "we lost some keys": what could still be signed, and what would have to be done. */
import { isTopRole, type Quorum } from './roles.ts'

/** A role after the loss, and after a theft of as many keys. */
export interface Drill extends Quorum {
  readonly role: string
  /** Keys left where all that are lost are of this role. */
  readonly left: number
  readonly canSign: boolean
  /** True where whoever stole the keys could sign by himself. */
  readonly forgeable: boolean
  readonly remedy: string
}

/** Returns, role by role, what the loss of `lost` of its keys means: the worst case, all of one role. Root first. */
export function drill(quorums: ReadonlyMap<string, Quorum>, lost: number): Drill[] {
  return [...quorums].map(([role, quorum]) => {
    const left = Math.max(0, quorum.keys - lost)
    const canSign = left >= quorum.threshold
    const forgeable = lost > 0 && Math.min(lost, quorum.keys) >= quorum.threshold
    return { role, ...quorum, left, canSign, forgeable, remedy: remedyOf(role, { canSign, forgeable, lost }) }
  })
}

interface Loss {
  readonly canSign: boolean
  readonly forgeable: boolean
  readonly lost: number
}

function remedyOf(role: string, { canSign, forgeable, lost }: Loss): string {
  if (lost === 0) return 'nothing to do'
  if (role === 'root')
    return canSign
      ? 'revoke the lost keys while enough are left: comity keys revoke ID'
      : 'nothing mends this: make a new publisher with comity keys init, and tell every follower the new fingerprint'
  const above = isTopRole(role) ? 'root' : 'targets'
  const replace = `put new keys in their place with the keys of ${above}: comity keys rotate ${role}`
  if (!canSign) return replace
  return forgeable
    ? `${replace} (at once, if they may be stolen)`
    : 'revoke the lost keys: comity keys revoke ID'
}
