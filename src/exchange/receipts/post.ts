/** Bringing a letter of receipts to a publisher, which may be away, slow or of another mind: nothing of that is an error. */
import { type LetterAnswer, readAnswer } from './letter.ts'

/** More is no answer to a letter. */
const LONGEST_ANSWER = 4_096

/** Returns what the publisher at the base answers; null where it was not told, for whatever reason, before the signal. */
export async function postLetter(
  base: string,
  letter: string,
  signal: AbortSignal,
): Promise<LetterAnswer | null> {
  try {
    const response = await fetch(new URL('receipts', base.endsWith('/') ? base : `${base}/`), {
      method: 'POST',
      headers: { 'content-type': 'application/jwt' },
      body: letter,
      redirect: 'error',
      signal,
    })
    if (response.status === 200 && response.body) return readAnswer(await beginningOf(response.body))
    await response.body?.cancel()
    return null
  } catch {
    return null
  }
}

async function beginningOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    length += chunk.length
    if (length > LONGEST_ANSWER) return ''
  }
  return Buffer.concat(chunks).toString('utf8')
}
