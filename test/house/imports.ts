/** Reads what a TypeScript file imports, and its code without comments and texts, so that rules see neither by mistake. */

export interface Import {
  readonly line: number
  /** Null where a dynamic import computes its path. */
  readonly specifier: string | null
  readonly kind: 'static' | 'dynamic' | 're-export'
  /** Erased before the program runs. */
  readonly typeOnly: boolean
}

export interface Reading {
  readonly imports: readonly Import[]
  /** The source with comments and the inside of texts blanked; every line keeps its number. */
  readonly code: string
}

/** Returns the imports of a source and its bare code. */
export function read(source: string): Reading {
  const { masked, texts } = mask(source)
  return { imports: importsIn(masked, texts), code: masked.replace(MARK, '""') }
}

// A text stands in the masked source as "\u0001index\u0001".
const MARK = /\u0001\d+\u0001/g
const FROM =
  /\b(import|export)(\s+type\b(?!\s*(?:,|from\b)))?\s*([^;()=\u0001]*?)\s*\bfrom\s*\u0001(\d+)\u0001/g
const BARE = /\bimport\s*\u0001(\d+)\u0001/g
const CALL = /\b(typeof\s+)?import\s*\(\s*(?:\u0001(\d+)\u0001\s*[,)])?/g
const PLAIN_TYPE_CALL = /(?:[:=|&<]\s*|\bas\s+)import\s*\(\s*\u0001(\d+)\u0001\s*\)\s*\./g

function importsIn(masked: string, texts: readonly string[]): Import[] {
  const found: (Import & { at: number })[] = []
  const add = (at: number, text: string | undefined, kind: Import['kind'], typeOnly: boolean) => {
    const specifier = text === undefined ? null : (texts[Number(text)] ?? null)
    found.push({ at, line: masked.slice(0, at).split('\n').length, specifier, kind, typeOnly })
  }
  for (const match of masked.matchAll(FROM)) {
    const names = match[3]?.match(/^\{([^}]*)\}$/)?.[1]
    const eachIsType =
      names !== undefined && /\S/.test(names) && names.split(',').every((name) => /^\s*(type\s|$)/.test(name))
    add(
      match.index,
      match[4],
      match[1] === 'export' ? 're-export' : 'static',
      match[2] !== undefined || eachIsType,
    )
  }
  for (const match of masked.matchAll(BARE)) add(match.index, match[1], 'static', false)
  const inTypes = new Set(
    [...masked.matchAll(PLAIN_TYPE_CALL)].map((match) => masked.indexOf('import', match.index)),
  )
  for (const match of masked.matchAll(CALL)) {
    const at = masked.indexOf('import', match.index)
    add(match.index, match[2], 'dynamic', match[1] !== undefined || inTypes.has(at))
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...rest }) => rest)
}

// A slash after one of these begins a regular expression, not a division. `<` is left out for closing tags of JSX.
const BEFORE_REGEX =
  /(?:[(,=:[!&|?{;+\-*%>~^]|=>|\b(?:return|typeof|case|in|of|void|yield|await|else|do))\s*$|^\s*$/

function mask(source: string): { masked: string; texts: string[] } {
  const texts: string[] = []
  let out = ''
  let at = 0
  const keep = (text: string) => {
    out += `\u0001${texts.push(text) - 1}\u0001${text.replace(/[^\n]/g, '')}`
  }
  // Depth of braces inside each `${…}` that is open.
  const holes: number[] = []
  const template = () => {
    const end = endOfTemplate(source, at)
    keep(source.slice(at, end.at))
    at = end.at + (end.hole ? 2 : 1)
    if (end.hole) holes.push(0)
    out += end.hole ? '${' : '`'
  }
  while (at < source.length) {
    const rest = source.slice(at, at + 2)
    const char = rest[0] ?? ''
    if (rest === '//' && source[at - 1] !== ':') at = endOf(source, '\n', at)
    else if (rest === '/*') {
      const end = endOf(source, '*/', at + 2)
      out += source.slice(at, end).replace(/[^\n]/g, '')
      at = end + 2
    } else if (char === "'" || char === '"') {
      const end = endOfText(source, at + 1, char)
      keep(source.slice(at + 1, end))
      at = source[end] === char ? end + 1 : end
    } else if (char === '`') {
      out += '`'
      at++
      template()
    } else if (char === '/' && BEFORE_REGEX.test(out.slice(-24))) {
      const end = endOfRegex(source, at + 1)
      out += end > 0 ? '/./' : '/'
      at = end > 0 ? end : at + 1
    } else {
      at++
      if (holes.length > 0 && char === '{') holes.push((holes.pop() ?? 0) + 1)
      if (holes.length > 0 && char === '}') {
        const depth = (holes.pop() ?? 0) - 1
        if (depth < 0) {
          out += '}'
          template()
          continue
        }
        holes.push(depth)
      }
      out += char
    }
  }
  return { masked: out, texts }
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from)
  return end < 0 ? source.length : end
}

// An apostrophe in the words of a page opens a text that ends with its line.
function endOfText(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === quote || source[at] === '\n') return at
  }
  return source.length
}

function endOfTemplate(source: string, from: number): { at: number; hole: boolean } {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '`') return { at, hole: false }
    else if (source.startsWith('${', at)) return { at, hole: true }
  }
  return { at: source.length, hole: false }
}

// Returns where the expression ends, or 0 where the line ends first: then it was a division after all.
function endOfRegex(source: string, from: number): number {
  let inClass = false
  for (let at = from; at < source.length && source[at] !== '\n'; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '[') inClass = true
    else if (source[at] === ']') inClass = false
    else if (source[at] === '/' && !inClass) return at + 1
  }
  return 0
}
