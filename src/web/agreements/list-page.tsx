/** The agreements of this library, each with its state. */
import type { HeldAgreement } from '#agreements/model.ts'
import { agreementOn } from '#agreements/on-day.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { State } from './state.tsx'
import { said } from './words.ts'

export function AgreementsPage({ page, agreements }: { page: Page; agreements: readonly HeldAgreement[] }) {
  const { t } = page
  return (
    <Frame page={page} title={t('agreements.title')} canonical="/agreements">
      <main id="main" class="plainpage agreements">
        <h1>{t('agreements.title')}</h1>
        <p class="lead">{t('agreements.lead')}</p>
        {agreements.length === 0 ? <Nothing page={page} /> : <List page={page} agreements={agreements} />}
      </main>
    </Frame>
  )
}

function List({ page, agreements }: { page: Page; agreements: readonly HeldAgreement[] }) {
  return (
    <ul class="agreed-upon">
      {agreements.map((held) => (
        <Line page={page} held={held} />
      ))}
    </ul>
  )
}

function Line({ page, held }: { page: Page; held: HeldAgreement }) {
  const { record } = held
  const terms = agreementOn(record, page.today)
  const title = said(page, record.title)
  return (
    <li>
      <h2>
        <a href={`/agreements/${record.id}`} {...title.mark}>
          {title.words}
        </a>
      </h2>
      <State page={page} record={record} terms={terms} />
      <p class="quiet">
        {terms.parties.map((party, index) => {
          const { words, mark } = said(page, party.name)
          return (
            <>
              {index > 0 && ' · '}
              <span {...mark}>{words}</span>
            </>
          )
        })}
        {' — '}
        {page.t('agreements.items', { n: terms.list.length })}
      </p>
    </li>
  )
}

function Nothing({ page }: { page: Page }) {
  return (
    <section class="empty">
      <h2>{page.t('agreements.none')}</h2>
      <p>{page.t('agreements.noneLead')}</p>
    </section>
  )
}
