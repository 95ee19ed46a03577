/** What an answer says of other languages: how the query's words are said there, and whether they were searched. */
import { baseOf } from './across-finding.ts'
import type { LanguagePlan } from './across-languages.ts'
import type { Findings } from './findings.ts'
import type { AcrossTold, LanguageTold, SearchOptions } from './model.ts'

// What is shown of the ways in which a part is said; all are looked for.
const MOST_SHOWN = 3

/** Returns it; null where nothing is known of the words in any other language, and nobody asked. */
export function toldAcross(findings: Findings, { plan }: SearchOptions): AcrossTold | null {
  const { how, across } = findings
  const planned = plan?.languages ?? []
  const languages = (
    across ? planned.filter(({ language }) => across.conditions.has(language)) : heldOf(findings, planned)
  ).map(told)
  if (languages.length === 0 && how === 'offered') return null
  return { how, own: plan?.own ?? [], languages }
}

// Offered is what the filters leave something of.
function heldOf({ index, narrowing }: Findings, languages: readonly LanguagePlan[]): LanguagePlan[] {
  const open = new Set(
    index.attributes.expressions.flatMap((facts) =>
      facts && narrowing.fails[facts.id] === 0 ? [baseOf(facts.language)] : [],
    ),
  )
  return languages.filter(({ language }) => open.has(language))
}

function told({ language, parts, left }: LanguagePlan): LanguageTold {
  return {
    language,
    left,
    parts: parts.map(({ asked, by, subject, sayings }) => ({
      asked,
      by,
      subject,
      said: sayings
        .filter(({ slots }) => slots === null)
        .map(({ text }) => text)
        .slice(0, MOST_SHOWN),
    })),
  }
}
