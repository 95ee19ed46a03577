/** What the library knows, as the public may: where the operator keeps files is left out. */
import { type WorkJson, workAsJson } from '#jobs/work-json.ts'
import { placeOfFile } from '#kit/file-place.ts'
import type { WorkSummary } from '#store/model.ts'

/** Returns the same with the ends of its paths alone. */
export function withPlace<Thing extends { readonly path: string | null }>(thing: Thing): Thing {
  return { ...thing, path: thing.path === null ? null : placeOfFile(thing.path) }
}

/** Returns a work for the public. */
export function publicWork(summary: WorkSummary): WorkJson {
  const work = workAsJson(summary)
  return {
    ...work,
    source: work.source && withPlace(work.source),
    sources: work.sources.map(withPlace),
  }
}
