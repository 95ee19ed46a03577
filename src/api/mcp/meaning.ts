/** What the arguments of a question mean in the library: which act, in which language, on which day, which provision. */
import { type Day, isDay } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import type { Node, ProvisionVersion, Reference } from '#store/model.ts'
import { clipped, type Suggestion, Unanswered } from './answer.ts'
import type { McpDeps } from './asking.ts'
import { byEId, byNumber, type FoundRow, nameOf, type Placed, placesOf } from './outline-walk.ts'
import { type Held, iriOfWording, iriOn, shortTitle } from './provenance.ts'

/** What names a text in a question. */
export interface Named {
  readonly reference: string
  readonly provision?: string | undefined
  readonly at?: Day | undefined
  readonly lang?: Language | undefined
}

/** An act in one language, on a day, and what was asked for in it. */
export interface Meant {
  readonly held: Held
  /** Null where the act as a whole is meant. */
  readonly eId: string | null
  /** How the reference was understood, where it was neither an IRI nor an identifier. */
  readonly understood: string | null
}

/** The text of the day, and the row asked for. */
export interface MeantText extends Meant {
  readonly nodes: readonly Node[]
  readonly places: readonly Placed[]
  readonly row: FoundRow | null
}

/** Returns what is meant, without looking whether there is a text on the day. Throws Unanswered where it is not clear or not held. */
export async function meant(deps: McpDeps, asked: Named): Promise<Meant> {
  const { reference, understood } = await referred(deps, asked)
  const { work } = reference
  const language = asked.lang ?? reference.language
  const expression = await deps.library.expression(work.id, language)
  if (!expression) throw await notInLanguage(deps, reference, language)
  const at = asked.at ?? reference.at ?? deps.clock()
  const versions = await deps.library.versions(expression.id)
  const version = versions.findLast(({ from }) => from === null || from <= at) ?? null
  const all = await deps.library.expressions(work.id)
  const languages = [...new Set(all.filter(({ shown }) => shown).map((each) => each.language))]
  return { held: { work, expression, at, version, languages }, eId: reference.eId, understood }
}

/** Returns the text of the day, and the provision asked for in it. Throws Unanswered where either is not there. */
export async function meantText(deps: McpDeps, asked: Named): Promise<MeantText> {
  const found = await meant(deps, asked)
  const nodes = await nodesOn(deps, found.held)
  const places = placesOf(nodes)
  const row = await rowMeant(deps, found, places, asked)
  return { ...found, nodes, places, row }
}

/** Returns the outline of the day. Throws Unanswered where no text is held for it, with the reason. */
export async function nodesOn(deps: McpDeps, held: Held): Promise<readonly Node[]> {
  const { expression, at } = held
  const { nodes, version } = await deps.library.textOnDay(expression.id, at)
  if (nodes.length > 0) return nodes
  const title = shortTitle(held)
  const versions = await deps.library.versions(expression.id)
  const suggestions = versions
    .filter(({ state }) => state === 'held')
    .slice(0, 5)
    .map(({ from, to }) => ({
      iri: iriOfWording(held, { from, to, eId: null }),
      label: 'a text is held',
      from,
      to,
    }))
  if (version?.state === 'unknown')
    throw new Unanswered(
      'could-not-check',
      'text-unknown',
      `The text of “${title}” is unknown from ${version.from ?? 'the beginning'} to ${version.to ?? 'today'}: ${version.reason ?? 'no reason is stated'}.`,
      { suggestions },
    )
  if (version)
    throw new Unanswered(
      'not-found',
      'ended',
      `Nothing of “${title}” stands on ${at}: it ended on ${version.from ?? 'a day not known'}.`,
      { suggestions },
    )
  const [first] = versions
  throw new Unanswered(
    'could-not-check',
    'before-first-text',
    first
      ? `No text of “${title}” is held for ${at}: the first known wording is of ${first.from ?? 'no date'}. What held before is not known here.`
      : `“${title}” is known here by name; no text of it is held.`,
    { suggestions },
  )
}

async function referred(
  deps: McpDeps,
  asked: Named,
): Promise<{ reference: Reference; understood: string | null }> {
  const text = withoutHost(asked.reference)
  refuseDay(text)
  const named = await deps.library.resolve(text)
  if (named) return { reference: named, understood: null }
  if (text.startsWith('/akn/'))
    throw new Unanswered('not-held', 'not-held', `This library holds no act with the IRI ${text}.`, {
      expected: 'an IRI from an earlier answer; find acts with search',
      example: '{"query":"data protection","in":["eu"]}',
    })
  return cited(deps, asked, text)
}

// Sites of Comity give texts the address of their IRI: an address is as good.
function withoutHost(reference: string): string {
  const url = /^https?:\/\//.test(reference) ? URL.parse(reference) : null
  if (!url?.pathname.startsWith('/akn/')) return reference
  try {
    return decodeURI(url.pathname)
  } catch {
    return reference
  }
}

function refuseDay(iri: string): void {
  const [, typed] = /^\/akn\/[^@]*@([^/]+)/.exec(iri) ?? []
  if (typed === undefined || isDay(typed)) return
  throw new Unanswered('wrong-question', 'wrong-day', `The day “${typed}” in the IRI does not exist.`, {
    expected: 'a day that exists, as YYYY-MM-DD',
    example: '{"reference":"/akn/…/eng@2024-01-31"}',
  })
}

async function cited(
  deps: McpDeps,
  asked: Named,
  text: string,
): Promise<{ reference: Reference; understood: string | null }> {
  const language = asked.lang ?? null
  const onDay = await deps.citeQuery(text, { at: asked.at ?? null, language })
  // A provision that the act has on other days only is found without the day, and said to be absent on it.
  const citations = onDay.some(({ iri }) => iri !== null) ? onDay : await deps.citeQuery(text, { language })
  for (const { iri, text: words } of citations) {
    const reference = iri === null ? null : await deps.library.resolve(iri)
    if (reference) return { reference, understood: `“${clipped(words)}” was read as ${iri}` }
  }
  for (const { work, text: words, provision } of citations) {
    const reference = work === null ? null : await deps.library.resolve(work)
    if (!reference) continue
    const title = clipped(reference.work.title, 140)
    throw new Unanswered(
      'not-found',
      'no-such-provision',
      `“${clipped(words)}” cites ${provision?.replace(/\bany /g, 'number ') ?? 'a provision'} of “${title}”, which is held and has no such provision on any day known here.`,
      { expected: 'another number, or the outline of the act', suggestions: [suggestionOf(reference)] },
    )
  }
  const absent = citations.flatMap(({ state, named }) => (state === 'not-held' && named ? [named] : []))
  const names = new Set(
    absent.map(
      ({ name, jurisdiction }) =>
        `“${clipped(name, 140)}”${jurisdiction === null ? '' : ` (${jurisdiction})`}`,
    ),
  )
  if (names.size > 0)
    throw new Unanswered(
      'not-held',
      'not-held',
      `“${clipped(text)}” cites ${[...names].slice(0, 4).join(' or ')}, not held in this library. That says nothing about the law.`,
      { expected: 'an act that is held: see the resource comity://jurisdictions, or search' },
    )
  throw await notUnderstood(deps, text)
}

async function notUnderstood(deps: McpDeps, text: string): Promise<Unanswered> {
  const titled = await deps.library.works({ title: text, limit: 5 })
  const suggestions = titled.map(({ work }) =>
    suggestionOf({ work, language: null, at: null, eId: null, alias: false }),
  )
  const identifier = /^\S*\d\S*$/.test(text)
  if (identifier && titled.length === 0)
    return new Unanswered('not-held', 'not-held', `This library holds nothing known as “${text}”.`, {
      expected: 'an IRI, an identifier or a citation of an act that is held; find acts with search',
    })
  return new Unanswered(
    'could-not-check',
    'not-understood',
    titled.length > 0
      ? `“${text}” is in the title of more than one text, or not all of the title.`
      : `Nothing in “${clipped(text)}” tells which act is meant.`,
    {
      expected:
        'an IRI, an identifier such as 32016R0679, or a citation that names the act and the provision; words of the law are found with search',
      example: '{"reference":"GDPR 17"}',
      suggestions,
    },
  )
}

function suggestionOf({ work, language, at, eId }: Reference): Suggestion {
  return {
    iri: formatIri({ work: work.iri, language, at, eId }),
    label: clipped(work.title, 140),
    from: null,
    to: null,
  }
}

async function notInLanguage(
  deps: McpDeps,
  { work, eId }: Reference,
  language: Language | null,
): Promise<Unanswered> {
  const shown = (await deps.library.expressions(work.id)).filter((each) => each.shown)
  return new Unanswered(
    shown.length === 0 ? 'could-not-check' : 'not-found',
    shown.length === 0 ? 'no-text' : 'not-in-language',
    shown.length === 0
      ? `“${clipped(work.title, 140)}” is known here by name; no text of it is held.`
      : `“${clipped(work.title, 140)}” is not held in ${language}: it is held in ${shown.map((each) => each.language).join(', ')}.`,
    {
      expected: 'one of the languages held, as lang',
      suggestions: shown.slice(0, 10).map((each) => ({
        iri: formatIri({ work: work.iri, language: each.language, at: null, eId }),
        label: each.language,
        from: null,
        to: null,
      })),
    },
  )
}

async function rowMeant(
  deps: McpDeps,
  found: Meant,
  places: readonly Placed[],
  asked: Named,
): Promise<FoundRow | null> {
  const { held } = found
  const wanted = asked.provision ?? found.eId
  if (wanted === null) return null
  const eId = byEId(places, wanted)
  if (eId) return eId
  const [only, another] = asked.provision === undefined ? [] : byNumber(places, asked.provision)
  if (only && !another) return { placed: only, inside: '' }
  if (only && another)
    throw new Unanswered(
      'could-not-check',
      'ambiguous',
      `“${wanted}” is the number of more than one provision of “${shortTitle(held)}” on ${held.at}.`,
      {
        expected: 'the IRI or eId of one of them',
        suggestions: byNumber(places, wanted)
          .slice(0, 10)
          .map(({ node, above }) => ({
            iri: iriOn(held, node.eId),
            label: clipped([...above, node].map(nameOf).join(' › ')),
            from: node.from,
            to: node.to,
          })),
      },
    )
  return (await citedInside(deps, held, places, asked)) ?? absentRow(deps, held, wanted)
}

// "17(1)", "art. 6 § 1 lit. f": read as a citation that stands in the act itself.
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
