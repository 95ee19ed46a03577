/** Two days of an act that are compared, and what of it. */
import type { Day } from '#kit/day.ts'
import type { ChangedRow, Node } from '#store/model.ts'
import { Unanswered } from './answer.ts'
import type { McpDeps, Named } from './asking.ts'
import { type Meant, type MeantText, meant, meantText, nodesOn } from './meaning.ts'
import type { Held } from './provenance.ts'

export interface Sides {
  readonly before: Held
  readonly after: Held
  /** Tells whether a row that differs is asked about; null where all are. */
  readonly only: ((pair: ChangedRow) => boolean) | null
  readonly understood: string | null
}

// A provision is looked for on either day: it may have come or gone between them.
/** Returns both. Throws Unanswered where a day has no text, or neither the provision asked for. */
export async function sidesOf(
  deps: McpDeps,
  asked: Named & { readonly from: Day; readonly to: Day },
): Promise<Sides> {
  const { provision, reference, lang, from, to } = asked
  const whole = await meant(deps, { reference, lang, at: to })
  const wanted = provision !== undefined || whole.eId !== null
  const texts: MeantText[] = []
  const faults: Unanswered[] = []
  if (wanted)
    for (const at of [to, from]) {
      const found = await meantText(deps, { reference, provision, lang, at }).catch((error: unknown) => {
        if (!(error instanceof Unanswered) || error.outcome !== 'not-found') throw error
        faults.push(error)
        return null
      })
      if (found) texts.push(found)
    }
  if (wanted && texts.length === 0 && faults[0]) throw faults[0]
  const before = await heldOn(deps, whole, from)
  const after = await heldOn(deps, whole, to)
  const ids = new Set(texts.flatMap(({ row }) => (row ? belowOf(row.placed.node) : [])))
  const only = wanted ? (pair: ChangedRow) => ids.has((pair.after ?? pair.before)?.provisionId ?? -1) : null
  return { before, after, only, understood: whole.understood }
}

async function heldOn(deps: McpDeps, { held }: Meant, at: Day): Promise<Held> {
  await nodesOn(deps, { ...held, at })
  const { version } = await deps.library.textOnDay(held.expression.id, at)
  return { ...held, at, version }
}

function belowOf(node: Node): number[] {
  return [node.provisionId, ...node.children.flatMap(belowOf)]
}
