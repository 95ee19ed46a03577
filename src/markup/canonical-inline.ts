/** Inline text of Akoma Ntoso made canonical: names of the vocabulary, safe references, notes where they are called. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { INLINE, REQUIRED } from './vocabulary.ts'
import type { XmlElement, XmlNode } from './xml.ts'

export interface InlineReading {
  /** Returns the nodes as they count: those of other namespaces replaced by what is in them, metadata left out. */
  readonly open: (nodes: readonly XmlNode[]) => XmlNode[]
  /** Keeps white space as it stands (in texts that are canonical already). */
  readonly keepSpace: boolean
  /** Returns a reference as it may be kept, or null. */
  readonly href: (href: string) => string | null
  /** Returns the note that a `noteRef` calls, once. */
  readonly noteCalled: (call: XmlElement) => XmlElement | null
  /** True inside a note: notes do not nest. */
  inNote: boolean
}

/** How blocks inside inline text (notes, quoted provisions) are made. */
export interface Inner {
  readonly blocks: (nodes: readonly XmlNode[]) => string
  readonly structure: (nodes: readonly XmlNode[]) => string
}

// Akoma Ntoso elements that canonical fragments know under another name.
const SAME_AS: Readonly<Record<string, string>> = { a: 'ref', mmod: 'mod', rmod: 'mod' }
// Elements without words; what a file puts in them all the same follows them.
const MARKS = new Set(['br', 'eol', 'img', 'eop', 'marker'])

/** Returns canonical inline mark-up; `parent` is the inline element in hand. */
export function canonicalInline(
  nodes: readonly XmlNode[],
  reading: InlineReading,
  inner: Inner,
  parent: string,
): string {
  let out = ''
  for (const node of reading.open(nodes)) {
    out += typeof node === 'string' ? words(node, reading) : element(node, reading, inner, parent)
  }
  return out
}

function words(text: string, reading: InlineReading): string {
  // White space of XML formats; no-break spaces and the wide one of East Asia are set by an author.
  return escapeText(reading.keepSpace ? text : text.replace(/[ \t\r\n]+/g, ' '))
}

function element(node: XmlElement, reading: InlineReading, inner: Inner, parent: string): string {
  if (MARKS.has(node.name)) return mark(node) + canonicalInline(node.children, reading, inner, parent)
  if (node.name === 'authorialNote') return note(node, reading, inner)
  if (node.name === 'noteRef') {
    const called = reading.noteCalled(node)
    return (
      (called ? note(called, reading, inner) : '') + canonicalInline(node.children, reading, inner, parent)
    )
  }
  const name = canonicalName(node, parent)
  if (name === null) return around(node, canonicalInline(node.children, reading, inner, parent))
  const attributes = attributesOf(node, name, reading)
  if (name === 'ref' && !attributes.includes(' href='))
    return canonicalInline(node.children, reading, inner, parent)
  if (name === 'quotedStructure' || name === 'embeddedStructure') {
    const blocks = inner.structure(node.children)
    return blocks && `<${name}${attributes}>${blocks}</${name}>`
  }
  const inside = canonicalInline(node.children, reading, inner, name)
  if (inside !== '') return `<${name}${attributes}>${inside}</${name}>`
  return reading.keepSpace && node.attributes.name === undefined ? `<${name}${attributes}></${name}>` : ''
}

function canonicalName(node: XmlElement, parent: string): string | null {
  const stated = node.name === 'inline' ? (node.attributes.name ?? '') : (SAME_AS[node.name] ?? node.name)
  if (!Object.hasOwn(INLINE, stated)) return null
  if (parent === 'mod' || !stated.startsWith('quoted')) return stated
  return stated === 'quotedText' ? 'embeddedText' : 'embeddedStructure'
}

function attributesOf(node: XmlElement, name: string, reading: InlineReading): string {
  let out = ''
  for (const attribute of INLINE[name] ?? []) {
    const value = attributeValue(attribute, node.attributes[attribute], reading)
    if (value) out += ` ${attribute}="${escapeAttribute(value)}"`
  }
  // Without what the schema wants of it, an element is only a name: half of its attributes would not come back.
  const whole = (REQUIRED[name] ?? []).every((required) => out.includes(` ${required}="`))
  return `${whole ? out : ''}${languageOf(node)}`
}

/** Returns the attribute that says in which language the element's words are, where it does. */
export function languageOf(node: XmlElement): string {
  const language = node.attributes['xml:lang'] ?? ''
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? ` xml:lang="${language}"` : ''
}

function attributeValue(attribute: string, value: string | undefined, reading: InlineReading): string | null {
  if (value === undefined || value.trim() === '') return null
  if (attribute === 'href') return reading.href(value.trim())
  if (attribute === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
  if (attribute === 'time') return /^\d{2}:\d{2}:\d{2}$/.test(value) ? value : null
  if (attribute === 'status') return value === 'editorial' ? value : null
  if (attribute === 'refersTo') return /^#[\w.-]+$/.test(value) ? value : null
  return value
}

function mark(node: XmlElement): string {
  if (node.name === 'img') return image(node)
  return node.name === 'br' || node.name === 'eol' ? `<${node.name}/>` : ''
}

function image(node: XmlElement): string {
  const src = node.attributes.src ?? ''
  const alt = node.attributes.alt ? ` alt="${escapeAttribute(node.attributes.alt)}"` : ''
  return /^(?:https?:\/\/)?[\w./%~-]+$/.test(src)
    ? `<img src="${escapeAttribute(src)}"${alt}/>`
    : escapeText(node.attributes.alt ?? '')
}

function note(node: XmlElement, reading: InlineReading, inner: Inner): string {
  if (reading.inNote) return ` ${canonicalInline(node.children, reading, inner, '')} `
  reading.inNote = true
  const blocks = inner.blocks(node.children)
  reading.inNote = false
  return blocks && `<authorialNote>${blocks}</authorialNote>`
}

// A block in the midst of a sentence is read as words, apart from those around it.
function around(node: XmlElement, inside: string): string {
  return WORDS_APART.test(node.name) ? ` ${inside} ` : inside
}

const WORDS_APART =
  /^(?:p|li|td|th|tr|caption|item|num|heading|subheading|block|content|intro|wrapUp|listIntroduction|listWrapUp)$/
