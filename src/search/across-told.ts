/** What an answer says of other languages: how the query's words are said there, and whether they were searched. */
import type { LanguagePlan } from './across.ts'
import type { Findings } from './findings.ts'
import type { AcrossTold, LanguageTold } from './model.ts'

// What is shown of the ways in which a part is said; all are looked for.
const MOST_SHOWN = 3

/** Returns it; null where nothing is known of the words in any other language, and nobody asked. */
export function toldAcross({ how, across, plan }: Findings): AcrossTold | null {
  const languages = (plan?.languages ?? [])
    .filter(({ language }) => across === null || across.conditions.has(language))
    .map(told)
  if (languages.length === 0 && how === 'offered') return null
  return { how, own: plan?.own ?? [], languages }
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
