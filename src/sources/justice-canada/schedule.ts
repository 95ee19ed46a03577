/** The rows of a schedule: its heading, numbered clauses and articles, lists, and the provisions of other acts printed at the end. */
import type { Day } from '#kit/day.ts'
import { idSegment } from '#law/number.ts'
import type { Kind, ProvisionDraft } from '#law/provision.ts'
import { childOf, type Element, elementsOf, wordsIn } from '../xml-tree.ts'
import { blocksIn, blocksOf } from './blocks.ts'
import { type Reading, wordsOf } from './inline.ts'
import { close, headingRow, inForceSince, loose, type OpenRow, openSection } from './rows.ts'

interface Place {
  readonly at: Day | null
  readonly reading: Reading
  /** Depth of the schedule's own row. */
  readonly depth: number
  /** Key of the schedule's row, where it has one. */
  readonly key: string | undefined
  /** Rows in reading order; words go to the one opened last. */
  readonly open: OpenRow[]
}

// Both languages and all versions call these so.
const PRINTED_AFTER: Record<string, string> = {
  RelatedProvs: 'att_related-provisions',
  NifProvs: 'att_not-in-force',
}
const WRAPPERS = new Set(['DocumentInternal', 'BillPiece'])
// Clauses of a standard that a schedule reproduces have their number as words: "4.1 Principle 1", "4.1.1".
const CLAUSE = /^(\d+(?:\.\d+)+)\.?(?:\s+(.+))?$/

/** Returns the rows of a top-level schedule. */
export function scheduleRows(schedule: Element, at: Day | null, reading: Reading): ProvisionDraft[] {
  const open: OpenRow[] = []
  readSchedule(schedule, { at, reading, depth: 0, key: undefined, open })
  return open.flatMap(({ row, blocks }, index) => {
    const next = open[index + 1]
    if (blocks.length === 0) return [row]
    if (!next || next.row.depth <= row.depth) return [close({ row, blocks })]
    return [row, loose('intro', row.depth + 1, blocks)]
  })
}

function readSchedule(schedule: Element, above: Place): void {
  const form = childOf(schedule, 'ScheduleFormHeading')
  const num = wordsOf(childOf(form, 'Label'))
  const titles = (form ? elementsOf(form) : []).filter((child) => child.name === 'TitleText')
  const heading = titles.map(wordsIn).filter(Boolean).join(' ') || null
  const number = /(?<![\p{L}\d])(\d[\w.]*|[IVXLC]+)$/u.exec(num ?? '')?.[1]
  const key =
    PRINTED_AFTER[schedule.attributes.id ?? ''] ??
    (number && `${above.key ? `${above.key}__` : ''}att_${idSegment(number)}`)
  const row: ProvisionDraft = {
    depth: above.depth,
    kind: 'attachment',
    num,
    heading,
    content: null,
    ...(key && { key }),
  }
  const place: Place = { ...above, key: key || undefined }
  above.open.push({
    row,
    blocks: form ? blocksIn(form, above.reading, [childOf(form, 'Label'), ...titles]) : [],
  })
  readInside(schedule, place, form)
}

function readInside(element: Element, place: Place, form: Element | null = null): void {
  for (const child of elementsOf(element)) {
    if (WRAPPERS.has(child.name)) readInside(child, place)
    else if (child.name === 'Schedule') readSchedule(child, { ...place, depth: place.depth + 1 })
    else if (child !== form) readPart(child, place)
  }
}

function readPart(element: Element, place: Place): void {
  const { open, reading, depth } = place
  const opened = rowOf(element, place)
  if (opened) open.push(opened)
  else if (isClosing(element) && open.at(-1)?.row.depth !== depth) {
    open.push({
      row: loose(element.name === 'Provision' ? 'conclusions' : 'note', depth + 1, []),
      blocks: blocksOf(element, reading),
    })
  } else open.at(-1)?.blocks.push(...blocksOf(element, reading))
}

// What ends a schedule belongs to the whole of it, not to its last article.
function isClosing(element: Element): boolean {
  return (
    element.name === 'HistoricalNote' ||
    element.name === 'Footnote' ||
    (element.name === 'Provision' && childOf(element, 'SignatureBlock') !== null)
  )
}

function rowOf(element: Element, place: Place): OpenRow | null {
  const { depth, reading, at } = place
  switch (element.name) {
    case 'Heading':
      return { row: headingRow(element, depth + Number(element.attributes.level ?? 1)), blocks: [] }
    case 'GroupHeading':
      return { row: groupRow(element, depth), blocks: [] }
    case 'Section':
      return openSection(element, groupDepth(place) + 1, at, reading)
    case 'RelatedOrNotInForce':
      return headed('note', element, 'Heading', place)
    case 'BilingualGroup':
      return childOf(element, 'TitleText') && headed('division', element, 'TitleText', place)
    case 'Provision':
      return clause(element, place)
    default:
      return null
  }
}

// Provisions of amending acts are notes: their numbers are not numbers of this act.
function headed(kind: Kind, element: Element, headingName: string, { depth, reading }: Place): OpenRow {
  const heading = childOf(element, headingName)
  const rest = { ...element, children: element.children.filter((child) => child !== heading) }
  return { row: row(kind, depth + 1, null, wordsOf(heading)), blocks: blocksOf(rest, reading) }
}

function clause(element: Element, place: Place): OpenRow | null {
  const text = childOf(element, 'Text')
  const words = wordsIn(text)
  if (CLAUSE.exec(words)?.[2] !== undefined || !CLAUSE.test(words)) return null
  const since = inForceSince(element, place.at)
  return {
    row: { ...row('clause', groupDepth(place) + 1, words, null), since },
    blocks: blocksIn(element, place.reading, [text]),
  }
}

// Clauses and sections hang below the heading before them; without one, below the schedule.
function groupDepth({ open, depth }: Place): number {
  const heading = open.findLast(
    ({ row: opened }) => opened.kind !== 'section' && !(opened.kind === 'clause' && opened.heading === null),
  )
  return heading?.row.depth ?? depth
}

function groupRow(element: Element, depth: number): ProvisionDraft {
  const below = Number(/^group(\d)/.exec(element.attributes['format-ref'] ?? '')?.[1] ?? 1)
  const draft = headingRow(element, depth + below)
  const clause = draft.num === null ? CLAUSE.exec(draft.heading ?? '') : null
  return clause?.[1] ? row('clause', depth + below, clause[1], clause[2] ?? null) : draft
}

function row(kind: Kind, depth: number, num: string | null, heading: string | null): ProvisionDraft {
  return { depth, kind, num, heading, content: null }
}
