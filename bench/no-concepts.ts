/** In place of `src/jobs/subjects/concept-index.ts`, for the time that an import takes without reading concepts. */
import type { Told } from '../src/store/concept-bytes.ts'

/** Reads nothing. */
export async function recordConcepts(): Promise<void> {}

/** Tells nothing. */
export function toldOf(): Told {
  return { concept: 0, count: 0, strong: false, early: 0 }
}
