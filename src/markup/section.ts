/** One provision as a section of HTML: its heading by its depth, its words, its id. What pages and e-books are made of. */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import type { Language } from '#law/language.ts'
import { renderHtml } from './html.ts'

/** A provision as it is shown. */
export interface Shown {
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  /** Canonical fragment; null where there is none. */
  readonly xml: string | null
  /** What stands in the place of a wording that is not held; null where it is held. */
  readonly note: string | null
}

/** Returns the section as far as its own heading and words go, not yet closed. */
export function openingSection(shown: Shown, language: Language, level: number): string {
  const rank = Math.min(level, 6)
  const { eId, kind, xml, note } = shown
  const title = escapeText([shown.num, shown.heading].filter((part) => part).join(' '))
  const words =
    note !== null
      ? `<p class="unknown"><em>${escapeText(note)}</em></p>`
      : xml === null
        ? ''
        : asXml(renderHtml(xml, { eIdPrefix: eId, language }))
  return `<section id="${escapeAttribute(eId)}" class="${escapeAttribute(kind)}">${title && `<h${rank}>${title}</h${rank}>`}${words}`
}

// Of the elements that rendering writes, only the break has no end tag.
function asXml(html: string): string {
  return html.replaceAll('<br>', '<br/>')
}
