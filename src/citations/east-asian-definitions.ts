/** Short forms that Chinese and Japanese texts define for acts: （以下简称“劳动法”）, （平成十五年法律第五十七号。以下「旧個人情報法」という。）. */
import type { Definition, Found } from './reference.ts'

const DEFINES =
  /以下(?:简称|統称|总称|称)?[为為]?[“"「『《](?<form>[^”"」』》（）\n]{2,20})[”"」』》](?:という|と総称する|とする)?/gu
// A form that does not end like the name of an act is one of something else: an office, a person.
const NAMES_ACT = /(?:法|法律|条例|规定|办法|令|規則|规则|条約|公约|憲法|宪法|協定|协定)$/u
// Signs that may stand between the act and the words that define.
const REACH = 3

/** Returns the definitions in the order of the text, of the acts that stand right before them. */
export function eastAsianDefinitions(text: string, found: readonly Found[]): Definition[] {
  const definitions: Definition[] = []
  for (const match of text.matchAll(DEFINES)) {
    const { form = '' } = match.groups ?? {}
    const named = found.findLast(
      ({ start, end, act }) => act.kind === 'named' && start < match.index && match.index - end <= REACH,
    )
    if (named && NAMES_ACT.test(form)) definitions.push({ form, act: named.act })
  }
  return definitions
}
