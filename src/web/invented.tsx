/** Says of an invented state that it is one, wherever it is named. */
import { type Page, placeName } from './page.ts'

/** Returns true where the jurisdiction, or the state that it is part of, is invented. */
export function isInvented(page: Page, code: string): boolean {
  const { jurisdictions } = page
  return (jurisdictions.get(code) ?? jurisdictions.get(code.split('-')[0] ?? ''))?.invented === true
}

/** A small label beside the name of an invented state; nothing beside any other. */
export function Invented({ page, place }: { page: Page; place: string }) {
  return isInvented(page, place) ? <span class="invented">{page.t('invented.label')}</span> : null
}

/** A sentence on the page of an invented state; nothing on any other. */
export function InventedNotice({ page, place }: { page: Page; place: string }) {
  if (!isInvented(page, place)) return null
  return <p class="notice">{page.t('invented.long', { place: placeName(page, place) })}</p>
}
