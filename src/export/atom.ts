/** Atom 1.0 (RFC 4287), in pages (RFC 5005): what is new, for whoever follows it. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'

export interface AtomLink {
  readonly rel: string
  readonly href: string
  readonly type?: string
  /** BCP 47. */
  readonly hreflang?: string
}

export interface AtomEntry {
  /** Absolute and for ever. */
  readonly id: string
  readonly title: string
  /** BCP 47 tag of the title's language, where it is another than the feed's. */
  readonly language?: string
  /** ISO instants. */
  readonly updated: string
  readonly published?: string | null
  readonly summary: string
  readonly categories: readonly { readonly term: string; readonly scheme: string }[]
  readonly links: readonly AtomLink[]
}

export interface AtomFeed {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly language: string
  readonly author: string
  readonly updated: string
  readonly links: readonly AtomLink[]
  readonly entries: readonly AtomEntry[]
}

/** Returns the feed as XML. */
export function toAtom(feed: AtomFeed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeAttribute(feed.language)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feed.updated),
    `<author>${element('name', feed.author)}</author>`,
    '<generator>Comity</generator>',
    ...feed.links.map(link),
    ...feed.entries.map(entry),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function entry({ id, title, language, updated, published, summary, categories, links }: AtomEntry): string {
  const spoken = language === undefined ? '' : ` xml:lang="${escapeAttribute(language)}"`
  return [
    '<entry>',
    element('id', id),
    `<title${spoken}>${escapeText(title)}</title>`,
    element('updated', updated),
    published ? element('published', published) : '',
    ...links.map(link),
    ...categories.map(
      ({ term, scheme }) => `<category term="${escapeAttribute(term)}" scheme="${escapeAttribute(scheme)}"/>`,
    ),
    element('summary', summary),
    '</entry>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function link({ rel, href, type, hreflang }: AtomLink): string {
  const more = [
    type === undefined ? '' : ` type="${escapeAttribute(type)}"`,
    hreflang === undefined ? '' : ` hreflang="${escapeAttribute(hreflang)}"`,
  ]
  return `<link rel="${escapeAttribute(rel)}" href="${escapeAttribute(href)}"${more.join('')}/>`
}

function element(name: string, words: string): string {
  return `<${name}>${escapeText(words)}</${name}>`
}
