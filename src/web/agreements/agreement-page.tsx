/** One agreement as it stands on a day: its state and life, parties, thematic list with what flowed, consents, regime, and the signed text. */
import type { HeldAgreement } from '#agreements/model.ts'
import type { OnDay } from '#agreements/on-day.ts'
import type { ItemFlow } from '#jobs/agreements/shelf.ts'
import { type Day, dayOf } from '#kit/day.ts'
import { ENTRANCE } from '../circles.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Consents } from './consents.tsx'
import { Life } from './life.tsx'
import { Parties } from './parties.tsx'
import { type Signed, SignedTexts } from './signed-text.tsx'
import { State } from './state.tsx'
import { type HeldWork, ThematicList } from './thematic-list.tsx'
import { said } from './words.ts'

export interface AgreementView {
  readonly page: Page
  readonly held: HeldAgreement
  readonly at: Day
  readonly terms: OnDay
  readonly flowed: readonly ItemFlow[]
  readonly signed: readonly Signed[]
  readonly works: ReadonlyMap<string, HeldWork>
}

export function AgreementPage({ page, held, at, terms, flowed, signed, works }: AgreementView) {
  const { t } = page
  const { record } = held
  const title = said(page, record.title)
  const address = `/agreements/${record.id}`
  return (
    <Frame
      page={page}
      title={title.words}
      canonical={address}
      asOf={t('agreements.asOf', { date: say(page, at, 'short') })}
    >
      <main id="main" class="plainpage agreement">
        <p>
          <a href="/agreements">‹ {t('agreements.all')}</a>
        </p>
        <h1 {...title.mark}>{title.words}</h1>
        <State page={page} record={record} terms={terms} />
        {terms.suspension?.reason && (
          <p class="notice">
            {t('agreements.suspendedWhy', {
              from: say(page, terms.suspension.from),
              reason: said(page, terms.suspension.reason).words,
            })}
          </p>
        )}
        {at !== page.today && (
          <p class="notice">
            {t('agreements.asOf', { date: say(page, at) })} <a href={address}>{t('agreements.toToday')}</a>
          </p>
        )}
        {held.party === null && <p class="quiet">{t('agreements.others')}</p>}
        <Life page={page} record={record} terms={terms} at={at} />
        <Parties page={page} held={held} terms={terms} />
        <ThematicList page={page} terms={terms} flowed={flowed} works={works} />
        {hasPasses(terms) && (
          <p>
            <a href={ENTRANCE}>{t('agreements.enter')}</a>
          </p>
        )}
        <Consents page={page} held={held} terms={terms} at={at} />
        <Regime page={page} held={held} terms={terms} />
        <SignedTexts page={page} id={record.id} signed={signed} />
        <p class="quiet colophon">
          {t('agreements.record', { n: held.version, date: say(page, dayOf(new Date(held.addedAt))) })}{' '}
          <a href={`${address}.json`}>{t('agreements.asJson')}</a>
        </p>
      </main>
    </Frame>
  )
}

// Readers on the premises are known by where they are: the others show a pass.
function hasPasses({ list, readers }: OnDay): boolean {
  const all = [...readers, ...list.flatMap((item) => item.readers ?? [])]
  return all.some((each) => each.class === 'registered' || each.class === 'body')
}

function Regime({ page, held, terms }: Pick<AgreementView, 'page' | 'held' | 'terms'>) {
  const { t } = page
  const { licence, terms: conditions, storage } = terms.regime
  const { renewal } = held.record
  const words = conditions && said(page, conditions)
  const kept = storage && said(page, storage)
  const isProlonged = renewal !== null && renewal.years !== null
  if (!licence && !words && !kept && !isProlonged) return null
  return (
    <section aria-labelledby="regime">
      <h2 id="regime">{t('agreements.regime')}</h2>
      <dl class="regime">
        {licence && (
          <>
            <dt>{t('agreements.licence')}</dt>
            <dd>{licence}</dd>
          </>
        )}
        {words && (
          <>
            <dt>{t('agreements.terms')}</dt>
            <dd {...words.mark}>{words.words}</dd>
          </>
        )}
        {kept && (
          <>
            <dt>{t('agreements.storage')}</dt>
            <dd {...kept.mark}>{kept.words}</dd>
          </>
        )}
        {isProlonged && (
          <>
            <dt>{t('agreements.renewal')}</dt>
            <dd>{t('agreements.renewed', { n: renewal.years ?? 0, months: renewal.noticeMonths })}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
