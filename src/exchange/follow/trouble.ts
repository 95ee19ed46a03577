/** What goes wrong on the way to a source, in words that an operator can act on; what the system called it stands behind them. */

const WORDS: readonly (readonly [codes: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there; is its server running, and the port right?'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'its name is not known; is it spelled right, and is this machine online?'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/, 'there is no way to it; is this machine online?'],
  [/^ETIMEDOUT$/, 'it does not answer; try again later'],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE)$/, 'the line broke off; what was fetched is kept, sync again'],
  [/^HPE_/, 'what answers there does not speak HTTP; is the address right?'],
  [/^(?:EPROTO|ERR_SSL_.*)$/, 'what answers there does not speak TLS; is it http:// rather than https://?'],
  [
    /^(?:CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/,
    'its certificate is not one that this machine trusts',
  ],
  [/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/, 'what came was cut off or damaged on the way; sync again'],
  [/^(?:EACCES|EPERM)$/, 'it may not be read; give yourself the right'],
  [/^EIO$/, 'the medium does not answer as it should: it may be worn, or was taken out'],
]

/** Returns what an error on the way to a source means. */
export function troubleIn(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return String(cause)
  const { code } = cause as NodeJS.ErrnoException
  const message = cause.message.trim().slice(0, 200)
  const words = WORDS.find(([codes]) => codes.test(code ?? ''))?.[1]
  return words === undefined ? message : `${words} (${message})`
}

/** Returns what an answer with such a status means, where it is neither the file nor that there is none. */
export function troubleOf(status: number): string {
  if (status >= 500) return 'its server has a fault of its own; try again later'
  if (status === 429) return 'it is asked too often; try again later'
  if (status === 407) return 'a proxy on the way wants a name and password'
  if (status === 401) return 'it wants to know who asks; is it a repository for everybody?'
  return 'that is no answer of a repository; is the address right?'
}
