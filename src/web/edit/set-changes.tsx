/** What is said anew of an act, beside what was said before. */
import type { Bench } from '#editing/bench.ts'
import type { Description } from '#editing/steps.ts'
import type { Page } from '../page.ts'

const FIELDS = [
  'title',
  'type',
  'subtype',
  'number',
  'date',
  'published',
  'force',
  'aliases',
  'topics',
] as const

type Field = (typeof FIELDS)[number]

export function SetChanges({ page, bench }: { page: Page; bench: Bench }) {
  const { t } = page
  if (!bench.held) return null
  const [was, is] = [bench.held.base.description, bench.folded.description]
  const fields = FIELDS.filter((field) => saidOf(page, was, field) !== saidOf(page, is, field))
  if (fields.length === 0) return null
  return (
    <table class="setting">
      <caption>{t('bench.described')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('bench.was')}</th>
          <th scope="col">{t('bench.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr>
            <th scope="row">{t(`bench.field.${field}`)}</th>
            <td>
              <del>{saidOf(page, was, field)}</del>
            </td>
            <td>
              <ins>{saidOf(page, is, field)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function saidOf({ t }: Page, description: Partial<Description>, field: Field): string {
  const { force, aliases = [], topics = [] } = description
  if (field === 'force') return force ? t(`bench.force.${force}`) : t('bench.unknown')
  if (field === 'aliases') return aliases.map(({ scheme, value }) => `${scheme}:${value}`).join(', ') || '—'
  if (field === 'topics') return topics.join(', ') || '—'
  return description[field] ?? '—'
}
