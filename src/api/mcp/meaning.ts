/** What the arguments of a question mean in the library: which act, in which language, on which day, which provision. */
import type { Node, Version } from '#store/model.ts'
import { Unanswered } from './answer.ts'
import type { McpDeps, Named } from './asking.ts'
import { notInLanguage, referred } from './named-act.ts'
import { rowMeant } from './named-row.ts'
import { type FoundRow, type Placed, placesOf } from './outline-walk.ts'
import { type Held, iriOfWording, shortTitle } from './provenance.ts'

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
  const row = await rowMeant(deps, found.held, found.eId, places, asked)
  return { ...found, nodes, places, row }
}

/** Returns the outline of the day. Throws Unanswered where no text is held for it, with the reason. */
export async function nodesOn(deps: McpDeps, held: Held): Promise<readonly Node[]> {
  const { nodes, version } = await deps.library.textOnDay(held.expression.id, held.at)
  if (nodes.length > 0) return nodes
  throw withoutText(held, version, await deps.library.versions(held.expression.id))
}

function withoutText(held: Held, version: Version | null, versions: readonly Version[]): Unanswered {
  const { at } = held
  const title = shortTitle(held)
  const texts = versions.filter(({ state }) => state === 'held')
  const before = texts.filter(({ from }) => from === null || from <= at).slice(-2)
  const after = texts.filter(({ from }) => from !== null && from > at).slice(0, 2)
  const suggestions = [...before, ...after].map(({ from, to }) => ({
    iri: iriOfWording(held, { from, to, eId: null }),
    label: 'a text is held',
    from,
    to,
  }))
  if (version?.state === 'unknown')
    return new Unanswered(
      'could-not-check',
      'text-unknown',
      `The text of “${title}” is unknown from ${version.from ?? 'the beginning'} to ${version.to ?? 'today'}: ${version.reason ?? 'no reason is stated'}.`,
      { suggestions },
    )
  if (version)
    return new Unanswered(
      'not-found',
      'ended',
      `Nothing of “${title}” stands on ${at}: it ended on ${version.from ?? 'a day not known'}.`,
      { suggestions },
    )
  const [first] = versions
  return new Unanswered(
    'could-not-check',
    'before-first-text',
    first
      ? `No text of “${title}” is held for ${at}: the first known wording is of ${first.from ?? 'no date'}. What held before is not known here.`
      : `“${title}” is known here by name; no text of it is held.`,
    { suggestions },
  )
}
