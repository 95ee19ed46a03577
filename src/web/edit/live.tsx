/** The parts of a draft's page that change as one types, by the ids of their elements. */
import type { Bench } from '#editing/bench.ts'
import type { Page } from '../page.ts'
import { collisionOf } from './collision.ts'
import type { Desk } from './desk.ts'
import { Iri } from './iri.tsx'
import { State } from './state.tsx'
import { Steps } from './steps.tsx'

/** Returns the parts as HTML. */
export async function liveParts(page: Page, desk: Desk, bench: Bench): Promise<Record<string, string>> {
  const view = { page, bench }
  const { kind } = bench.draft
  const described = kind === 'new' || kind === 'set'
  return {
    'bench-state': String(<State view={view} />),
    'bench-steps': String(<Steps view={view} />),
    ...(described
      ? {
          'bench-iri': String(
            <Iri page={page} bench={bench} collision={await collisionOf(desk, page, bench)} />,
          ),
        }
      : {}),
  }
}
