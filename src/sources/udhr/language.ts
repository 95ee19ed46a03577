/** Which language a declaration of the package is in: one name for each file, the same whatever else is imported. */
import { type Language, languageOf } from '#law/language.ts'

/** What a file's root element says of its language. */
export interface Label {
  /** Code of the encoding, unique in the package: `cmn_hans_beijing`, `041`. */
  readonly code: string
  readonly iso6393: string
  /** BCP 47, with the language that includes the one of `iso6393`: `zh`, `sr-Cyrl`. */
  readonly tag: string
}

// Files that hold a further translation into a language which has a main one in the package. Any other number in a code is a
// number of the archive that says nothing of the language.
const FURTHER = new Set(
  '008 009 011 013 014 016 017 021 022 023 025 026 030 041 042 048 050 054 058 059 062 063 067 068 069 053 acu_1 fuv2 hsf hva lat_1 oci_1 oci_2 oci_3 oci_4 qud rmn_1 tha2 urd_2 ven2'.split(
    ' ',
  ),
)
// IANA language subtag registry: variants of Occitan, which the tags leave out.
const REGISTERED: Record<string, string> = { auv: 'auvern', lnc: 'lengadoc', prv: 'provenc' }

/**
 * Returns the ISO 639-2/T code with script, region and variants as far as tag and code state them: `zho-hans-beijing`,
 * `deu-1996`. A further translation ends in its code (`fra-udhr068`). Null where the label names no language.
 */
export function languageOfLabel(label: Label): Language | null {
  const stated = languageOf(label.tag) ?? languageOf(label.iso6393)
  if (stated === null) return null
  const [first = '', ...rest] = label.code.toLowerCase().split('_')
  const known = stated.split('-')
  const named = rest.filter(
    (part) => !/^\d$/.test(part) && !known.some((other) => other.startsWith(part) || part.startsWith(other)),
  )
  const registered = REGISTERED[first]
  if (registered) named.push(registered)
  else if (FURTHER.has(label.code)) named.push(`udhr${/\d+$/.exec(label.code)?.[0] ?? first}`)
  return [...known, ...named.map((part) => part.slice(0, 8))].join('-')
}
