/** What a file of USLM says of the document: what it is, of which day, and by what names it is known. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Ground } from '#law/provision.ts'
import type { Relation } from '#law/relation.ts'
import { type Alias, UnreadableError, type WorkDraft } from '../contract.ts'
import { childOf, descend, type Element, elementsOf, wordsIn } from '../xml-tree.ts'

export interface Identification {
  /** What files of one document share. */
  readonly key: string
  readonly work: Omit<WorkDraft, 'jurisdiction'>
  /** Day from which the text stands so. */
  readonly date: Day | null
  /** A compilation is the text as amended; other documents are as they were passed. */
  readonly compilation: boolean
  readonly ground: Ground | null
}

const BILLS: Readonly<Record<string, string>> = {
  'Senate Bill': 's',
  'House Bill': 'hr',
  'Senate Joint Resolution': 'sjres',
  'House Joint Resolution': 'hjres',
  'Senate Concurrent Resolution': 'sconres',
  'House Concurrent Resolution': 'hconres',
  'Senate Resolution': 'sres',
  'House Resolution': 'hres',
}

/** Returns what the root says. Throws UnreadableError where it names neither kind nor title. */
export function identify(root: Element, path: string): Identification {
  const meta = childOf(root, 'meta')
  const type = wordsIn(childOf(meta, 'dc:type'))
  const title = wordsIn(childOf(meta, 'dc:title'))
  if (type === '' || title === '')
    throw new UnreadableError(
      path,
      `line ${(meta ?? root).line}`,
      `Cannot tell which document it is: its meta states no ${type === '' ? 'dc:type' : 'dc:title'}; expected both`,
    )
  const about: About = {
    root,
    meta,
    type,
    title,
    congress: number(meta, 'congress'),
    number: number(meta, 'docNumber'),
  }
  if (root.name === 'statuteCompilation') return compilation(about)
  return /^(?:Public|Private) Law$/.test(type) ? law(about) : bill(about)
}

interface About {
  readonly root: Element
  readonly meta: Element | null
  readonly type: string
  readonly title: string
  readonly congress: string | null
  readonly number: string | null
}

function law({ root, type, title, congress, number }: About): Identification {
  const cited = congress && number ? `${congress}-${number}` : null
  const kind = type === 'Public Law' ? 'public-law' : 'private-law'
  const path = kind === 'public-law' ? 'pl' : 'pvtl'
  const date = approvedOn(root)
  return {
    key: `${kind} ${cited ?? title}`,
    date,
    compilation: false,
    ground: null,
    work: {
      ...DRAFT,
      subtype: kind,
      date,
      number: cited,
      title,
      aliases: [
        ...(cited
          ? [
              { scheme: 'uslm', value: `/us/${path}/${congress}/${number}` },
              // As the law prints it, and as it is typed.
              { scheme: 'citation', value: `${type} ${congress}–${number}` },
              { scheme: 'citation', value: `${type} ${cited}` },
            ]
          : []),
        ...shortTitle(root),
      ],
    },
  }
}

function bill({ meta, type, title, congress, number }: About): Identification {
  const path = BILLS[type]
  const named = path && congress && number ? `/us/bill/${congress}/${path}/${number}` : null
  return {
    key: named ?? title,
    date: null,
    compilation: false,
    ground: null,
    work: {
      ...DRAFT,
      type: 'bill',
      subtype: slugOf(type),
      date: null,
      number: congress && number ? `${congress}-${number}` : number,
      title: title.replace(/^\d+ [A-Z]+ \d+ [A-Z]+: /, '') || title,
      aliases: named ? [{ scheme: 'uslm', value: named }] : [],
      topics: [],
      published: dayOrNull(wordsIn(childOf(meta, 'dc:date'))),
    },
  }
}

/** The House publishes laws as amended; the text is not official and is kept apart from the law that it compiles. */
function compilation({ root, meta, title, congress, number }: About): Identification {
  const file = fileId(meta)
  const stated = /^\/us\/sComp\/(\d+)\/(\d+)/.exec(firstIdentifier(root) ?? '')
  const [compiledCongress, compiledNumber] = [congress ?? stated?.[1], number ?? stated?.[2]]
  const cited = compiledCongress && compiledNumber ? `${compiledCongress}-${compiledNumber}` : null
  const named = all(meta, 'citableAs').find((name) => name.endsWith(', as amended'))
  return {
    key: `compilation ${file ?? cited ?? title}`,
    date: dayOrNull(descend(root, 'preface', 'editionNote', 'date')?.attributes.date),
    compilation: true,
    ground: lastChange(root),
    work: {
      ...DRAFT,
      subtype: 'statute-compilation',
      date: dayOrNull(wordsIn(childOf(meta, 'approvedDate'))),
      number: cited,
      title:
        all(meta, 'containsShortTitle').find((name) => name.toLowerCase() === title.toLowerCase()) ?? title,
      aliases: [
        ...(file ? [{ scheme: 'govinfo', value: `COMPS-${file}` }] : []),
        ...(named ? [{ scheme: 'citation', value: named }] : []),
      ],
      relations: cited ? [consolidates(`/us/pl/${compiledCongress}/${compiledNumber}`, cited)] : [],
    },
  }
}

const DRAFT = { type: 'act', published: null, topics: [] } as const

function consolidates(value: string, cited: string): Relation {
  return {
    kind: 'consolidates',
    target: { scheme: 'uslm', value },
    title: `Public Law ${cited.replace('-', '–')}`,
    provision: null,
  }
}

// The law through which the compilation is amended, as its preface prints it.
function lastChange(root: Element): Ground | null {
  const title = wordsIn(descend(root, 'preface', 'editionNote', 'currentThroughPublicLaw'))
  const numbers = /(\d+)[–-](\d+)$/.exec(title)
  return numbers ? { title, id: `/us/pl/${numbers[1]}/${numbers[2]}` } : null
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

// "Approved December 26, 2013."
function approvedOn(root: Element): Day | null {
  const words = wordsIn(descend(root, 'main', 'action', 'actionDescription'))
  const [, month = '', day = '', year = ''] = /^Approved (\p{L}+) (\d{1,2}), (\d{4})\b/u.exec(words) ?? []
  const index = MONTHS.indexOf(month) + 1
  return index === 0 ? null : dayOrNull(`${year}-${String(index).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

// Names that the law gives itself as a whole; those of its divisions and sections are not names of the law.
function shortTitle(root: Element): Alias[] {
  const named = withName(root, 'shortTitle').filter(({ attributes }) =>
    ['act', 'jointResolution', undefined].includes(attributes.role),
  )
  const names = named.map((element) => wordsIn(element).replace(/^[“‘"]|[”’".]+$/g, '')).filter(Boolean)
  return [...new Set(names)].map((value) => ({ scheme: 'short-title', value }))
}

function withName(element: Element, name: string): Element[] {
  return elementsOf(element).flatMap((child) => {
    // What is quoted is named in another act.
    if (child.name === 'quotedContent') return []
    return child.name === name ? [child] : withName(child, name)
  })
}

function fileId(meta: Element | null): string | null {
  const property = (meta ? elementsOf(meta) : []).find(
    ({ name, attributes }) => name === 'property' && attributes.role === 'fileId',
  )
  return wordsIn(property ?? null) || null
}

function firstIdentifier(element: Element): string | null {
  for (const child of elementsOf(element)) {
    const found = child.attributes.identifier ?? firstIdentifier(child)
    if (found) return found
  }
  return null
}

function all(meta: Element | null, name: string): string[] {
  return (meta ? elementsOf(meta) : []).filter((child) => child.name === name).map(wordsIn)
}

function number(meta: Element | null, name: string): string | null {
  return /^\d+$/.exec(wordsIn(childOf(meta, name)))?.[0] ?? null
}

function slugOf(type: string): string {
  return type.toLowerCase().replace(/[^a-z]+/g, '-')
}
