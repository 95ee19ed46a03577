/** XML and HTML without their tags, read by a scanner of a few lines: no parser of Comity is used. */

const TOKEN =
  /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>]*>|<(\/?)([A-Za-z][\w:.-]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+|</gs

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string }

/** Returns the tokens of a document; an element without content opens and closes. */
export function* tokensOf(xml: string): Generator<Token> {
  for (const [token, slash, name, attributes = '', self] of xml.matchAll(TOKEN)) {
    if (name === undefined) {
      if (token.startsWith('<![CDATA[')) yield { kind: 'text', text: token.slice(9, -3) }
      else if (!token.startsWith('<') || token === '<') yield { kind: 'text', text: characters(token) }
    } else if (slash) yield { kind: 'close', name, attributes: '' }
    else {
      yield { kind: 'open', name, attributes }
      if (self) yield { kind: 'close', name, attributes: '' }
    }
  }
}

/** Returns the text without its tags: those named are inside a line and part no words, all others do. */
export function unmarked(xml: string, inline: ReadonlySet<string>): string {
  let text = ''
  for (const token of tokensOf(xml))
    text += token.kind === 'text' ? token.text : inline.has(token.name.toLowerCase()) ? '' : '\n'
  return text
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Returns the text with its character references read. */
export function characters(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      return NAMED[name ?? ''] ?? whole
    },
  )
}
