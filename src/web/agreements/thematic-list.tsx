/** The thematic list: who gives what to whom, on which terms, what was promised and what flowed. */
import type { Item, Party, Readers } from '#agreements/model.ts'
import type { OnDay } from '#agreements/on-day.ts'
import type { ItemFlow } from '#jobs/agreements/shelf.ts'
import { encoded } from '../http/origin.ts'
import { type Page, say } from '../page.ts'
import { said } from './words.ts'

interface Listed {
  readonly page: Page
  readonly terms: OnDay
  readonly flowed: readonly ItemFlow[]
  /** Works by what the list calls them, where they are held. */
  readonly works: ReadonlyMap<string, HeldWork>
}

/** A work that the list names. */
export interface HeldWork {
  readonly iri: string
  readonly title: string
}

export function ThematicList({ page, terms, flowed, works }: Listed) {
  return (
    <section aria-labelledby="list">
      <h2 id="list">{page.t('agreements.list')}</h2>
      <ol class="thematic">
        {terms.list.map((item) => (
          <One
            page={page}
            terms={terms}
            item={item}
            flowed={flowed.filter((each) => each.item === item.id)}
            works={works}
          />
        ))}
      </ol>
    </section>
  )
}

function One({ page, terms, item, flowed, works }: Listed & { item: Item }) {
  const { t } = page
  const title = said(page, item.title)
  const to = terms.parties.filter(
    ({ id }) => id !== item.gives && (item.receives.length === 0 || item.receives.includes(id)),
  )
  const from = terms.parties.filter(({ id }) => id === item.gives)
  return (
    <li id={`item-${item.id}`}>
      <p class="num">
        <span class="unseen">{t('agreements.item', { id: item.id })}</span>
        <span aria-hidden="true">{item.id}</span>
      </p>
      <div>
        <h3 {...title.mark}>{title.words}</h3>
        <p class="way">{t('agreements.gives', { from: namesOf(page, from), to: namesOf(page, to) })}</p>
        <dl>
          <Fact name={t('agreements.readers')}>
            {(item.readers ?? terms.readers).map((each) => readersSaid(page, each)).join(', ')}
          </Fact>
          <Fact name={t('agreements.onward')}>{t(`agreements.onward.${item.onward ?? terms.onward}`)}</Fact>
          <Promised page={page} item={item} />
          <Works item={item} works={works} name={t('agreements.works')} />
          {flowed.length > 0 && (
            <Fact name={t('agreements.flowed')}>
              {flowed.map((each) => (
                <span class={`flow is-${each.state}`}>{flowSaid(page, each)}</span>
              ))}
            </Fact>
          )}
        </dl>
      </div>
    </li>
  )
}

function Fact({ name, children }: { name: string; children: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Promised({ page, item }: { page: Page; item: Item }) {
  const { t } = page
  const { works = null, withinDays = null, everyDays = null } = item.promised ?? {}
  const all = [
    works === null ? null : t('agreements.promised.works', { n: works }),
    withinDays === null ? null : t('agreements.promised.withinDays', { n: withinDays }),
    everyDays === null ? null : t('agreements.promised.everyDays', { n: everyDays }),
  ].filter((each) => each !== null)
  return all.length === 0 ? null : <Fact name={t('agreements.promised')}>{all.join('; ')}</Fact>
}

function Works({ item, works, name }: Pick<Listed, 'works'> & { item: Item; name: string }) {
  if (item.works.length === 0) return null
  return (
    <Fact name={name}>
      {item.works.map((named) => {
        const held = works.get(named)
        return (
          <span class="work">
            {held ? <a href={encoded(held.iri)}>{held.title}</a> : <code>{named}</code>}
          </span>
        )
      })}
    </Fact>
  )
}

function readersSaid({ t }: Page, readers: Readers): string {
  return readers.class === 'body' ? readers.name : t(`agreements.readers.${readers.class}`)
}

function flowSaid(page: Page, { collection, state, release, on, works }: ItemFlow): string {
  const { t } = page
  const date = on === null ? '' : say(page, on)
  if (state === 'given')
    return t('agreements.flowed.given', { collection, n: release ?? 0, date, works: works ?? 0 })
  if (state === 'received') return t('agreements.flowed.received', { collection, n: release ?? 0, date })
  return t(`agreements.flowed.${state}`, { collection })
}

function namesOf(page: Page, parties: readonly Party[]): string {
  return parties.map(({ name }) => said(page, name).words).join(', ')
}
