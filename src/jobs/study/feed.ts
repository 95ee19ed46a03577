/** The moves of a study as an Atom feed (RFC 4287), for those who work on it. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import type { MovesForPeople } from './shelf.ts'

const HAPPENED = {
  amended: 'amended',
  repealed: 'repealed',
  corrected: 'corrected',
  gone: 'no longer held',
} as const

/** Returns the feed; `origin` is that of the site, `self` the address of the feed without what lets its reader in. */
export function movesFeed(
  { id, title, moves }: MovesForPeople,
  { origin, self, now }: { readonly origin: string; readonly self: string; readonly now: string },
): string {
  const latest =
    moves
      .map(({ foundAt }) => foundAt)
      .sort()
      .at(-1) ?? now
  const entries = moves.map(({ row, column, quote, kind, hash, since, iri, num, text, foundAt }) => {
    const name = `${row}, ${column}: ${num ?? quote} ${HAPPENED[kind]}${since === null ? '' : ` since ${since}`}`
    return `  <entry>
    <id>${escapeText(`${self}#${quote}/${kind}/${hash ?? 'none'}`)}</id>
    <title>${escapeText(name)}</title>
    <updated>${foundAt}</updated>
    <link rel="alternate" href="${escapeAttribute(`${origin}/studies/${id}/work#cell.${row}.${column}`)}"/>
    <link rel="related" href="${escapeAttribute(origin + encodeURI(iri))}"/>
    <summary>${escapeText(text ?? 'No wording is in force.')}</summary>
  </entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapeText(self)}</id>
  <title>${escapeText(`${title}: quotes that are no longer the law`)}</title>
  <updated>${latest}</updated>
  <author><name>${escapeText(new URL(origin).host)}</name></author>
  <link rel="self" href="${escapeAttribute(self)}"/>
${entries.join('')}</feed>
`
}
