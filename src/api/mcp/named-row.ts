/** Which provision of a text a question names: by eId, by number, or as a citation from within. */
import type { ProvisionVersion } from '#store/model.ts'
import { clipped, Unanswered } from './answer.ts'
import type { McpDeps, Named } from './asking.ts'
import { byEId, byNumber, type FoundRow, nameOf, type Placed, partNumbered } from './outline-walk.ts'
import { type Held, iriOfWording, iriOn, shortTitle } from './provenance.ts'

/** Returns the provision asked for in the text of the day; null where the act as a whole is meant. Throws Unanswered where it is not there. */
export async function rowMeant(
  deps: McpDeps,
  held: Held,
  inIri: string | null,
  places: readonly Placed[],
  asked: Named,
): Promise<FoundRow | null> {
  const wanted = asked.provision ?? inIri
  if (wanted === null) return null
  const eId = byEId(places, wanted)
  if (eId) return eId
  const numbered = asked.provision === undefined ? [] : byNumber(places, asked.provision)
  const [only] = numbered
  if (only && numbered.length === 1) return { placed: only, inside: '' }
  if (only) throw ambiguous(held, wanted, numbered)
  return (
    (await numberedInside(deps, places, wanted)) ??
    (await citedInside(deps, held, places, asked)) ??
    absentRow(deps, held, wanted)
  )
}

// "17(1)(b)": paragraphs and points behind the number of the provision.
async function numberedInside(
  deps: McpDeps,
  places: readonly Placed[],
  wanted: string,
): Promise<FoundRow | null> {
  const [, number = '', behind = ''] = /^(.*?\S)\s*((?:\([^()]+\)\s*)+)$/.exec(wanted) ?? []
  const numbered = number === '' ? [] : byNumber(places, number)
  const [only] = numbered
  const textId = only?.node.textId
  if (!only || numbered.length > 1 || textId == null) return null
  const xml = (await deps.library.contents([textId])).get(textId) ?? ''
  const numbers = [...behind.matchAll(/\(\s*([^()]+?)\s*\)/g)].map(([, each = '']) => each)
  const inside = partNumbered(xml, numbers)
  return inside === null ? null : { placed: only, inside }
}

function ambiguous(held: Held, wanted: string, numbered: readonly Placed[]): Unanswered {
  return new Unanswered(
    'could-not-check',
    'ambiguous',
    `“${wanted}” is the number of more than one provision of “${shortTitle(held)}” on ${held.at}.`,
    {
      expected: 'the IRI or eId of one of them',
      suggestions: numbered.slice(0, 10).map(({ node, above }) => ({
        iri: iriOn(held, node.eId),
        label: clipped([...above, node].map(nameOf).join(' › ')),
        from: node.from,
        to: node.to,
      })),
    },
  )
}

// "art. 6 § 1 lit. f": read as a citation that stands in the act itself.
async function citedInside(
  deps: McpDeps,
  held: Held,
  places: readonly Placed[],
  { provision }: Named,
): Promise<FoundRow | null> {
  if (provision === undefined) return null
  const context = iriOn(held, null)
  const citations = await deps.citeQuery(provision, {
    context,
    at: held.at,
    language: held.expression.language,
  })
  const own = citations.find(({ work, eId }) => work === held.work.iri && eId !== null)
  return own?.eId ? byEId(places, own.eId) : null
}

async function absentRow(deps: McpDeps, held: Held, wanted: string): Promise<never> {
  const { expression, at } = held
  const title = shortTitle(held)
  const history = await deps.library.history(expression.id)
  const row = history.findLast(({ eId }) => eId === wanted || wanted.startsWith(`${eId}__`))
  const id = row?.provisionId ?? byNumberOnce(history, wanted)
  const wordings = id === undefined ? [] : await deps.library.provisionHistory(id)
  const suggestions = wordings.slice(-8).map((wording) => ({
    iri: iriOfWording(held, wording),
    label: clipped(nameOf(wording), 120),
    from: wording.from,
    to: wording.to,
  }))
  if (expression.completeFrom !== null && at < expression.completeFrom)
    throw new Unanswered(
      'could-not-check',
      'incomplete-text',
      `“${title}” is held whole only from ${expression.completeFrom}: whether it had “${wanted}” on ${at} is not known here.`,
      { expected: `a day from ${expression.completeFrom} on`, suggestions },
    )
  if (suggestions.length > 0)
    throw new Unanswered(
      'not-found',
      'not-on-that-day',
      `“${title}” has no “${wanted}” on ${at}; it has had one on other days.`,
      { expected: 'one of the days below as at', suggestions },
    )
  throw new Unanswered(
    'not-found',
    'no-such-provision',
    `“${title}” is held and has no “${wanted}” on ${at}, nor on any other day that is known here.`,
    { expected: 'an eId or number that outline lists; or search in the act by words' },
  )
}

function byNumberOnce(history: readonly ProvisionVersion[], wanted: string): number | undefined {
  const nodes = history.map((row) => ({
    node: { ...row, depth: 0, children: [], texts: 0 },
    above: [],
  }))
  const ids = new Set(byNumber(nodes, wanted).map(({ node }) => node.provisionId))
  return ids.size === 1 ? [...ids][0] : undefined
}
