/** The work that files speak of: its name, the day of its adoption, what it amends. */
import type { Relation } from '#law/relation.ts'
import type { WorkDraft } from '../contract.ts'
import { HAN_NUMBER } from '../han-numbers.ts'
import { type Event, eventsIn } from './adoption.ts'
import type { LawFile } from './file.ts'

/** Scheme of the alias by which an act of China is known: its name, which no other has. */
export const NAME_SCHEME = 'cn-title'

/** Returns the work of a file; of several versions, that of the newest. */
export function workOf(file: LawFile): WorkDraft {
  const events = eventsIn(file.info)
  const adopted = events.find(({ what }) => what === 'adopted')
  return {
    jurisdiction: 'cn',
    type: 'act',
    subtype: /宪法$/u.test(file.title) ? 'constitution' : /法典$/u.test(file.title) ? 'code' : null,
    date: adopted?.day ?? null,
    number: null,
    title: file.title,
    aliases: [{ scheme: NAME_SCHEME, value: file.title }],
    published: publicationOf(events, adopted),
    topics: [],
    relations: amendmentsIn(file),
  }
}

// Only where a line says so of the act as it was adopted.
function publicationOf(events: readonly Event[], adopted: Event | undefined): WorkDraft['published'] {
  const changed = events.findIndex(({ what }) => what === 'amended' || what === 'revised')
  const before = changed < 0 ? events : events.slice(0, changed)
  const published = before.find(
    ({ what, day }) => what === 'published' && adopted !== undefined && day >= adopted.day,
  )
  return published?.day ?? null
}

const AMENDMENT = /^(?<name>.+?)修正案(?:（.*）)?$/u
const AMENDED = new RegExp(
  `^第${HAN_NUMBER}条\\s+宪法(?<part>(?:序言|第${HAN_NUMBER}条|第${HAN_NUMBER}章)(?:第${HAN_NUMBER}(?:自然段|款))?)`,
  'u',
)

// An amendment of the constitution says in each article what it changes.
function amendmentsIn({ title, paragraphs }: LawFile): Relation[] {
  const name = AMENDMENT.exec(title)?.groups?.name
  if (name === undefined) return []
  const parts = paragraphs.flatMap(({ words }) => AMENDED.exec(words)?.groups?.part ?? [])
  const target = { scheme: NAME_SCHEME, value: name }
  const each = [...new Set(parts)].map((provision) => ({
    kind: 'amends' as const,
    target,
    title: name,
    provision,
  }))
  return each.length > 0 ? each : [{ kind: 'amends', target, title: name, provision: null }]
}
