/** What a study calls a provision: its number as its jurisdiction introduces it. */
import { type Jurisdictions, loadJurisdictions, provisionLabel } from '#i18n/jurisdictions.ts'

let loaded: Jurisdictions | null = null

/** Returns the number of a provision ("Article 17"); null where it has none. */
export function provisionNumber(
  provision: { readonly kind: string; readonly num: string | null },
  place: { readonly jurisdiction: string; readonly language: string },
): string | null {
  loaded ??= loadJurisdictions()
  return provisionLabel(loaded, provision, place)
}
