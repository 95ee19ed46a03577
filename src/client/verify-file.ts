/** Checking a file in the browser: the proof in it, and, where the file is HTML, the words that it shows. */
import { browserPrimitives } from '#exchange/proof/browser-primitives.ts'
import { carriedBy } from '#exchange/proof/carried.ts'
import { checkHtml } from '#exchange/proof/html-file.ts'
import { type Verdict, verifyProof } from '#exchange/proof/verify.ts'
import { words } from './verify-words.ts'

export interface Answer extends Verdict {
  /** Words that the file shows beside the text, and nobody signed; null where it shows none. */
  readonly front: string | null
}

const UNTOLD: Answer = {
  valid: null,
  held: [],
  fault: null,
  doubt: { step: 'read', code: 'no-proof', values: {} },
  proved: null,
  trusted: null,
  front: null,
}

/** Returns what came of the check. `fingerprint` is the one that the reader trusts, or null. */
export async function checkFile(bytes: Uint8Array<ArrayBuffer>, fingerprint: string | null): Promise<Answer> {
  const { kind, proof: written } = carriedBy(bytes)
  if (written === null) return UNTOLD
  // Browsers have WebCrypto for pages that came by HTTPS, from this machine or from a disk, and for no others.
  if (!isSecureContext) return { ...UNTOLD, doubt: { step: 'root', code: 'no-crypto', values: {} } }
  const verdict = await verifyProof(written, {
    primitives: browserPrimitives(),
    trust: (asked) =>
      asked === fingerprint ? { name: null, roots: [], releases: () => new Map<number, string>() } : null,
  })
  const told: Answer = { ...verdict, front: null }
  if (kind === 'proof' || !verdict.proved) return told
  if (kind !== 'html') return doubted(told, 'file-not-compared')
  const text = new TextDecoder().decode(bytes)
  const file = checkHtml({ text, written, style: words.style }, verdict.proved)
  if (file.state === 'beside') return doubted(told, 'file-differs-beside')
  if (file.state === 'same')
    return {
      ...told,
      front: file.front,
      held: [
        ...told.held.filter((step) => step !== 'trust'),
        'file',
        ...(told.valid ? ['trust' as const] : []),
      ],
    }
  const { found, signed } = file
  return {
    ...told,
    valid: false,
    fault: { step: 'file', code: 'file-other', values: { found, signed } },
    doubt: null,
    proved: null,
  }
}

function doubted(told: Answer, code: 'file-not-compared' | 'file-differs-beside'): Answer {
  return { ...told, valid: null, doubt: told.doubt ?? { step: 'file', code, values: {} } }
}
