/** Where a text is verified, and where its proof is had. */
import type { Act } from '../act/view.ts'
import { hrefOf } from '../act/view.ts'

/** Ending of the address of a proof. */
export const PROOF = '.proof'

/** Returns the address of the page that says who signed the text, or a provision of it. */
export function verifyHref(act: Act, eId: string | null): string {
  return `${hrefOf(act, { at: act.at, eId })}?view=verify`
}

/** Returns the address of the proof. */
export function proofHref(act: Act, eId: string | null): string {
  return `${hrefOf(act, { at: act.at, eId })}${PROOF}`
}
