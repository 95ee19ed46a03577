/** What a part of a text is called: as its jurisdiction introduces its number, with its heading. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import type { Node } from '#store/model.ts'
import type { Page } from '../page.ts'
import { nameOf } from './outline.tsx'
import type { ActView } from './view.ts'

/** Returns the number as it is shown; null where there is none. */
export function labelOf(page: Page, view: ActView, node: Node): string | null {
  return provisionLabel(page.jurisdictions, node, {
    jurisdiction: view.work.jurisdiction,
    language: view.expression.language,
  })
}

/** Returns number and heading in one line. */
export function nameWithNumber(page: Page, view: ActView, node: Node): string {
  return [labelOf(page, view, node), node.heading].filter((part) => part).join(' ') || nameOf(page, node)
}
