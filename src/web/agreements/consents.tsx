/** Recorded consents to onward transfer, and whether each holds. */
import { consentHolds, TO_EVERYBODY } from '#agreements/compile.ts'
import type { Consent, HeldAgreement } from '#agreements/model.ts'
import type { OnDay } from '#agreements/on-day.ts'
import type { Day } from '#kit/day.ts'
import { type Page, say } from '../page.ts'
import { said } from './words.ts'

interface Given {
  readonly page: Page
  readonly held: HeldAgreement
  readonly terms: OnDay
  readonly at: Day
}

export function Consents({ page, held, terms, at }: Given) {
  const { consents } = held.record
  if (consents.length === 0) return null
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{page.t('agreements.consents')}</h2>
      <ul class="consents">
        {consents.map((consent) => (
          <One page={page} consent={consent} terms={terms} at={at} />
        ))}
      </ul>
    </section>
  )
}

function One({ page, consent, terms, at }: Omit<Given, 'held'> & { consent: Consent }) {
  const { t } = page
  const giver = terms.parties.find(({ id }) => id === consent.by)
  const by = giver ? said(page, giver.name).words : consent.by
  const to = consent.to === TO_EVERYBODY ? t('agreements.everybody') : consent.to
  const purpose = consent.purpose && said(page, consent.purpose)
  const state = stateOf(consent, terms, at)
  return (
    <li>
      <p>
        <b>{t('agreements.consent', { by, to })}</b>{' '}
        <span class={`tag is-${state}`}>{t(`agreements.consent.${state}`)}</span>
      </p>
      {purpose && <p {...purpose.mark}>{purpose.words}</p>}
      <p class="quiet">{[...facts(page, consent)].join(' · ')}</p>
    </li>
  )
}

// A consent under an agreement that is not in force opens nothing.
function stateOf(consent: Consent, { status }: OnDay, at: Day): 'holds' | 'over' | 'toCome' {
  if (at < consent.given) return 'toCome'
  return consentHolds(consent, at) && status === 'in-force' ? 'holds' : 'over'
}

function* facts(page: Page, { items, given, until, withdrawn, document }: Consent): Generator<string> {
  const { t } = page
  if (items.length > 0) yield t('agreements.consent.items', { ids: items.join(', ') })
  const last = withdrawn ?? until
  const from = say(page, given)
  yield last === null
    ? t('agreements.consent.span', { from })
    : t('agreements.consent.spanTo', { from, to: say(page, last) })
  if (document !== null) yield document
}
