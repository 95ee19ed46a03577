/** How concepts hang together: what files say on one side is made to hold on both. */
import type { Concept } from './model.ts'

/** Returns the concepts, each with those that name it as broader, and related to those that name it as related. */
export function joined(concepts: ReadonlyMap<string, Concept>): Map<string, Concept> {
  const narrower = new Map<string, Set<string>>()
  const broader = new Map<string, Set<string>>()
  const related = new Map<string, Set<string>>()
  for (const concept of concepts.values()) {
    for (const iri of concept.broader) link(broader, narrower, concept.iri, iri)
    for (const iri of concept.narrower) link(narrower, broader, concept.iri, iri)
    for (const iri of concept.related) link(related, related, concept.iri, iri)
  }
  return new Map(
    Array.from(concepts, ([iri, concept]) => [
      iri,
      {
        ...concept,
        broader: [...(broader.get(iri) ?? [])],
        narrower: [...(narrower.get(iri) ?? [])],
        related: [...(related.get(iri) ?? [])],
      },
    ]),
  )
}

function link(
  there: Map<string, Set<string>>,
  back: Map<string, Set<string>>,
  from: string,
  to: string,
): void {
  add(there, from, to)
  add(back, to, from)
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const held = sets.get(key)
  if (held) held.add(value)
  else sets.set(key, new Set([value]))
}
