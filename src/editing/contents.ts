/** Words as an editor enters them made canonical: whatever comes in, only the allow-list of the data model goes on. */
import { type Content, contentOf } from '#law/content.ts'
import { canonicalFragment } from '#markup/canonical.ts'
import { canonicalReading, wrapped } from '#markup/reading.ts'
import { parseXml, XmlError } from '#markup/xml.ts'
import { StepError } from './text.ts'

// Steps are folded again and again; their words are made once.
const MAX_KEPT = 20_000
const kept = new Map<string, Content | null>()

/** Returns the content of a fragment; null where it has no words. Throws StepError where it is not well-formed. */
export function contentFrom(xml: string | null): Content | null {
  if (xml === null || xml.trim() === '') return null
  const known = kept.get(xml)
  if (known !== undefined) return known
  const fragment = canonical(xml)
  const content = fragment === '' ? null : contentOf(fragment)
  if (kept.size >= MAX_KEPT) kept.clear()
  const made = content && content.length > 0 ? content : null
  kept.set(xml, made)
  return made
}

function canonical(xml: string): string {
  try {
    return canonicalFragment(parseXml(wrapped(xml)).children, canonicalReading())
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new StepError(`Cannot read the words entered: ${error.message}`)
  }
}
