/** Quoting a provision for a study: its words as the library has them on a day, pinned to their hash. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { contains } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import { attribute, scan, type Tag } from '#markup/scan.ts'
import { marksKept } from '#research/marks.ts'
import type { Mark, Quote } from '#research/quote.ts'
import { StudyError } from '#research/refused.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Library, libraryOver } from '#store/library.ts'
import type { Expression, Node, Reference } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'
import { provisionNumber } from './label.ts'

export interface Quoting {
  /** The name of the quote in its study. */
  readonly id: string
  /** The day whose wording is quoted; one in the IRI goes before it. */
  readonly at: Day
  /** eId, inside the provision, of the part that alone is quoted; an IRI that leads inside says it as well. */
  readonly part?: string | null
  readonly marks?: readonly Mark[]
}

/**
 * Returns the quote of the provision that an IRI (or an alias followed by `/~eId`) names. Throws StudyError where nothing is named so, the
 * provision was not in force on the day, its words are not held, or its publisher withdrew it.
 */
export async function quoteOf(
  db: Database,
  iri: string,
  { id, at: asked, part = null, marks = [] }: Quoting,
): Promise<Quote> {
  const library = libraryOver(db)
  const { reference, expression, eId } = await meant(library, iri)
  const at = reference.at ?? asked
  const { node, inside } = await standing(library, { iri, reference, expression, eId, at })
  const { hash, xml } = await wordsOf(library, node, `${reference.work.title}, ${node.num ?? node.eId}`)
  const quoted = inside ?? part
  const words = quoted === null ? xml : partOf(xml, quoted)
  if (words === null)
    throw new StudyError(`Cannot quote part "${quoted}" of ${iri}: the provision has no such part on ${at}`)
  const { work } = reference
  const { language } = expression
  return {
    id,
    iri: formatIri({ work: work.iri, language, at, eId: node.eId }),
    work: work.iri,
    wId: node.wId,
    part: quoted,
    hash,
    at,
    from: node.from,
    to: node.to,
    basis: node.basis,
    jurisdiction: work.jurisdiction,
    language,
    title: expression.title,
    num: provisionNumber(node, { jurisdiction: work.jurisdiction, language }),
    heading: node.heading,
    text: plainText(words),
    marks: [...marks],
  }
}

/**
 * Returns a quote taken anew on a day, under its name, of the provision that it quotes whatever its number is by then. Marks are kept where
 * their words stand in it once. Throws StudyError as `quoteOf` does.
 */
export async function quoteAnew(db: Database, quote: Quote, at: Day): Promise<Quote> {
  const library = libraryOver(db)
  const bare = formatIri({ work: quote.work, language: quote.language, at: null, eId: null })
  const { expression } = await meant(library, `${bare}/~${quote.wId}`)
  const { nodes } = await library.textOnDay(expression.id, at)
  const node = readingOrder(nodes).find(({ wId }) => wId === quote.wId)
  const eId = node?.eId ?? /\/~([^/]+)$/.exec(quote.iri)?.[1] ?? quote.wId
  const iri = formatIri({ work: quote.work, language: quote.language, at, eId })
  const whole = await quoteOf(db, iri, { id: quote.id, at })
  const anew = quote.part === null ? whole : await ofPart(db, iri, quote, at, whole)
  return { ...anew, marks: marksKept(quote, anew.text) }
}

/** Returns the element of a fragment that has the eId, with all it holds; null where none has it. */
export function partOf(xml: string, eId: string): string | null {
  const open: Tag[] = []
  let found: string | null = null
  scan(
    xml,
    () => {},
    (tag) => {
      if (tag.type === 'open') open.push(tag)
      const begun = tag.type === 'close' ? open.pop() : tag.type === 'empty' ? tag : undefined
      if (begun && found === null && attribute(begun, 'eId') === eId) found = xml.slice(begun.start, tag.end)
    },
  )
  return found
}

// Where the part is gone, the whole provision is what there is to look at.
async function ofPart(db: Database, iri: string, { id, part }: Quote, at: Day, whole: Quote): Promise<Quote> {
  return quoteOf(db, iri, { id, at, part }).catch((error: unknown) => {
    if (error instanceof StudyError) return whole
    throw error
  })
}

interface Meant {
  readonly reference: Reference
  readonly expression: Expression
  readonly eId: string
}

async function meant(library: Library, iri: string): Promise<Meant> {
  const [, day] = /^\/akn\/.*@(\d[^/]*)/.exec(iri) ?? []
  if (day !== undefined && dayOrNull(day) === null)
    throw new StudyError(`Cannot quote ${iri}: "${day}" is no day; expected one that exists, as YYYY-MM-DD`)
  const reference = await library.resolve(iri)
  if (!reference)
    throw new StudyError(`Cannot quote ${iri}: no act held has this IRI or alias; see comity works`)
  const { work, language, eId } = reference
  if (eId === null)
    throw new StudyError(
      `Cannot quote the whole of "${work.title}": expected a provision of it, such as ${work.iri}/~art_1`,
    )
  const expression = await library.expression(work.id, language)
  if (expression) return { reference, expression, eId }
  const withdrawn = await library.withdrawal(work.id)
  if (withdrawn)
    throw new StudyError(
      `Cannot quote "${work.title}": ${withdrawn.source} withdrew it on ${withdrawn.at.slice(0, 10)}: ${withdrawn.reason}`,
    )
  const held = (await library.expressions(work.id)).filter(({ shown }) => shown)
  throw new StudyError(
    `Cannot quote "${work.title}" in ${language}: it is held in ${held.map((each) => each.language).join(', ') || 'no language'}`,
  )
}

async function standing(
  library: Library,
  { iri, reference, expression, eId, at }: Meant & { readonly iri: string; readonly at: Day },
): Promise<{ readonly node: Node; readonly inside: string | null }> {
  const { version, nodes } = await library.textOnDay(expression.id, at)
  const { title } = reference.work
  if (version?.state === 'unknown' && contains(version, at))
    throw new StudyError(
      `Cannot quote ${iri} as of ${at}: the text is unknown from ${version.from ?? 'the beginning'} to ${version.to ?? 'today'}: ${version.reason}`,
    )
  if (nodes.length === 0) {
    const [first] = await library.versions(expression.id)
    throw new StudyError(
      `Cannot quote "${title}" as of ${at}: nothing of it is in force that day; its first wording held is of ${first?.from ?? 'no known day'}`,
    )
  }
  const all = readingOrder(nodes)
  const exact = all.find((node) => node.eId === eId)
  if (exact) return { node: exact, inside: null }
  const around = all
    .filter((node) => eId.startsWith(`${node.eId}__`) && node.textId !== null)
    .sort((a, b) => b.eId.length - a.eId.length)[0]
  if (around) return { node: around, inside: eId.slice(around.eId.length + 2) }
  throw new StudyError(
    `Cannot quote ${eId} of "${title}" as of ${at}: no such provision is in force that day; see comity show ${reference.work.iri} --at ${at}`,
  )
}

async function wordsOf(
  library: Library,
  node: Node,
  called: string,
): Promise<{ readonly hash: string; readonly xml: string }> {
  if (node.missing)
    throw new StudyError(
      `Cannot quote ${called}: its wording is not held for that day; its source does not give it`,
    )
  const [hash, xml] =
    (node.textId !== null && (await library.hashedContents([node.textId])).get(node.textId)) || []
  if (hash !== undefined && xml !== undefined) return { hash, xml }
  const below = readingOrder(node.children).filter(({ textId }) => textId !== null)
  throw new StudyError(
    below.length === 0
      ? `Cannot quote ${called}: it has no words of its own`
      : `Cannot quote ${called}: it is a division; quote what stands in it, such as ~${below[0]?.eId}`,
  )
}
