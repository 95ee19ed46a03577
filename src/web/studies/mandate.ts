/** The agreement of this library that a study is made under, as readers may see it. */
import { said } from '../agreements/words.ts'
import type { Page } from '../page.ts'

/** Returns its id and title; null where the study is made under none, or readers may not see it. */
export async function mandateOf(
  page: Page,
  agreement: string | null,
): Promise<{ readonly id: string; readonly title: string } | null> {
  const held = agreement === null ? null : await page.agreements?.one(agreement)
  return held ? { id: held.record.id, title: said(page, held.record.title).words } : null
}
