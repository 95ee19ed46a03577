/** Provisions as sections of HTML that are well-formed XML as well: what a page and an e-book are made of. */
import { escapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import { openingSection } from '#markup/section.ts'
import type { LawDocument, LawNode } from './document.ts'
import { asOf, factsOf, kindLine, missingNote, noticesOf, partLine, speakerOf } from './wording.ts'

/** Returns the section of a provision with all below it; headings by depth, ids from eIds. */
export function sectionOf(document: LawDocument, node: LawNode, level: number): string {
  const children = node.children.map((child) => sectionOf(document, child, level + 1)).join('\n')
  return `${openingOf(document, node, level)}${children}</section>`
}

/** Returns the section as far as its own heading and words go, not yet closed. */
export function openingOf(document: LawDocument, node: LawNode, level: number): string {
  const note = node.missing ? missingNote(document, node) : null
  return openingSection({ ...node, note }, document.language, level)
}

/** Returns what a document says of itself: title, as of when, from whom. */
export function frontOf(document: LawDocument): string {
  const part = partLine(document)
  const facts = factsOf(document).map(
    ([name, value]) => `<dt>${escapeText(name)}</dt><dd>${escapeText(value)}</dd>`,
  )
  // What is said of the law stands in the language of the interface, which need not be that of the law.
  const { locale } = speakerOf(document)
  const said = locale === bcp47(document.language) ? '' : ` lang="${locale}" dir="${direction(locale)}"`
  const notices = noticesOf(document).map((notice) => `<p class="notice"${said}>${escapeText(notice)}</p>`)
  return [
    `<p class="kind"${said}>${escapeText(kindLine(document))}</p>`,
    `<h1>${escapeText(document.title)}</h1>`,
    part === null ? '' : `<p class="part">${escapeText(part)}</p>`,
    `<p${said}>${escapeText(asOf(document))} (<time datetime="${document.at}">${document.at}</time>)</p>`,
    `<dl class="facts"${said}>${facts.join('')}</dl>`,
    ...notices,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
