/** In place of `src/jobs/import/citations.ts`, for the time that an import takes without reading citations. */

/** Reads nothing. */
export async function recordCitations(): Promise<void> {}
