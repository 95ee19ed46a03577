/** "Find the counterpart in …": the states held, of which one or all are asked. */
import { type Page, placeName } from '../page.ts'

export function CounterpartForm({
  page,
  of,
  jurisdiction,
  chosen = '',
}: {
  page: Page
  /** The IRI of the provision. */
  of: string
  /** Of the provision: another state is what is usually meant. */
  jurisdiction: string
  /** The state asked already. */
  chosen?: string
}) {
  const { t, counterparts } = page
  if (!counterparts) return null
  const places = counterparts
    .places()
    .filter((place) => place !== jurisdiction)
    .map((place) => [place, placeName(page, place)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, t.locale))
  if (places.length === 0) return null
  return (
    <form class="counterform" action="/counterparts">
      <input type="hidden" name="of" value={of} />
      <select name="in" aria-label={t('subjects.counterpartIn')}>
        <option value="">{t('subjects.counterpartAnywhere')}</option>
        {places.map(([place, name]) => (
          <option value={place} selected={place === chosen}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit">{t('subjects.counterpartFind')}</button>
    </form>
  )
}
