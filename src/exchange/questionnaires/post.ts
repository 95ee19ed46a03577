/** Bringing a signed questionnaire or answers to another node (spec: questionnaires, section 4). */

/** More is no answer to a letter. */
const LONGEST_ANSWER = 4_096

/** What came of it: taken, not taken (nobody there says why), or the node could not be reached. */
export type Posted = 'taken' | 'not-taken' | 'unreached'

/** Returns the address at which the node of a repository takes letters. */
export function lettersOf(base: string): URL {
  return new URL('letters', base.endsWith('/') ? base : `${base}/`)
}

/** Returns what the node answers, before the signal. */
export async function postStudyLetter(base: string, document: string, signal: AbortSignal): Promise<Posted> {
  try {
    const response = await fetch(lettersOf(base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: document,
      redirect: 'error',
      signal,
    })
    const length = Number(response.headers.get('content-length') ?? 0)
    await response.body?.cancel()
    return response.status === 200 && length <= LONGEST_ANSWER ? 'taken' : 'not-taken'
  } catch {
    return 'unreached'
  }
}
