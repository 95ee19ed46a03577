/** What a file of gesetze-im-internet.de says of the act before its text. */
import { dayOrNull } from '#kit/day.ts'
import type { Ground } from '#law/provision.ts'
import { type Alias, UnreadableError, type WorkDraft } from '../contract.ts'
import { childOf, type Element, elementsOf, wordsIn } from '../xml-tree.ts'

export interface Identification {
  /** Number of the document, `BJNR004290962`: it lasts. */
  readonly number: string
  readonly title: string
  /** Day on which the act was drawn up, as the file states it. */
  readonly date: string | null
  readonly aliases: readonly Alias[]
  /** The change that the text includes last. */
  readonly ground: Ground | null
}

/** Returns what the first norm states. Throws UnreadableError where it gives neither number nor title. */
export function identify(root: Element, head: Element, path: string): Identification {
  const about = childOf(head, 'metadaten')
  const say = (name: string) => wordsIn(childOf(about, name)) || null
  const number = root.attributes.doknr ?? head.attributes.doknr ?? say('jurabk')
  const title = say('kurzue') ?? say('langue') ?? say('amtabk') ?? say('jurabk')
  if (!number || !title)
    throw new UnreadableError(
      path,
      `line ${head.line}`,
      `Cannot read the act: it states no ${number ? 'title' : 'document number'}; expected ${number ? '<langue>, <kurzue> or <jurabk>' : 'the attribute doknr, or <jurabk>'} in its first <norm>`,
    )
  const state = standOf(about)
  return {
    number,
    title,
    date: dayOrNull(say('ausfertigung-datum')),
    aliases: [
      ...(number.startsWith('BJNR') ? [{ scheme: 'juris', value: number }] : []),
      ...[...new Set([say('amtabk'), say('jurabk')])].flatMap((value) =>
        value ? [{ scheme: 'abbreviation', value }] : [],
      ),
    ],
    ground: state === null ? null : { title: state, id: null },
  }
}

/** Returns the work. The format is that of one publisher, whose law is Germany's. */
export function workOf(of: Identification, jurisdiction: string | null): WorkDraft {
  return {
    jurisdiction: jurisdiction ?? 'de',
    type: 'act',
    subtype: null,
    date: of.date,
    number: null,
    title: of.title,
    aliases: of.aliases,
    published: null,
    topics: [],
  }
}

function standOf(about: Element | null): string | null {
  const stand = (about ? elementsOf(about) : []).find(
    (child) => child.name === 'standangabe' && wordsIn(childOf(child, 'standtyp')) === 'Stand',
  )
  const words = wordsIn(childOf(stand, 'standkommentar'))
  // "Zuletzt geändert durch Art. 2 G v. …": the act is named after it.
  return /geändert durch (.+)$/.exec(words)?.[1] ?? (words || null)
}
