/** What provisions are called on pages that compare. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Node } from '#store/model.ts'
import { nameOf } from '../act/outline.tsx'
import type { Act } from '../act/view.ts'
import type { Page } from '../page.ts'

type Named = Pick<Node, 'kind' | 'num' | 'heading'>

/** Returns the number as the jurisdiction writes it; null where there is none. */
export function labelOf(page: Page, act: Act, node: Named): string | null {
  return provisionLabel(page.jurisdictions, node, {
    jurisdiction: act.work.jurisdiction,
    language: act.expression.language,
  })
}

/** Returns number and heading in one line; what sort of text it is where it has neither, in the words of the interface. */
export function lineOf(page: Page, act: Act, node: Named): string {
  return [labelOf(page, act, node), node.heading].filter((part) => part).join(' ') || nameOf(page, node)
}

/** Returns the number, else the heading, for a place named in passing. */
export function shortOf(page: Page, act: Act, node: Named): string {
  return labelOf(page, act, node) ?? node.heading ?? nameOf(page, node)
}

/** Returns the attributes that say in which language the act's words are. */
export function languageOf(act: Act): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return { lang: bcp47(act.expression.language), dir: direction(act.expression.language) }
}
