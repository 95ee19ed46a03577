/** The parties of an agreement and the bodies that execute it. */
import type { HeldAgreement, Party } from '#agreements/model.ts'
import type { OnDay } from '#agreements/on-day.ts'
import { Invented } from '../invented.tsx'
import type { Page } from '../page.ts'
import { said } from './words.ts'

export function Parties({ page, held, terms }: { page: Page; held: HeldAgreement; terms: OnDay }) {
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{page.t('agreements.parties')}</h2>
      <ul class="parties">
        {terms.parties.map((party) => (
          <One page={page} party={party} isOwn={party.id === held.party} />
        ))}
      </ul>
    </section>
  )
}

function One({ page, party, isOwn }: { page: Page; party: Party; isOwn: boolean }) {
  const { t } = page
  const name = said(page, party.name)
  const role = party.role && said(page, party.role)
  return (
    <li>
      <h3>
        <span {...name.mark}>{name.words}</span>
        {party.jurisdiction && <Invented page={page} place={party.jurisdiction} />}
      </h3>
      {(role || isOwn) && (
        <p class="quiet">
          {role && <span {...role.mark}>{role.words}</span>}
          {role && isOwn && ' · '}
          {isOwn && t('agreements.thisCentre')}
        </p>
      )}
      <h4>{t('agreements.bodies')}</h4>
      {party.bodies.length === 0 && <p class="quiet">{t('agreements.noBody')}</p>}
      {party.bodies.map((body) => {
        const words = said(page, body.name)
        const charge = body.charge && said(page, body.charge)
        return (
          <div class="partybody">
            <p {...words.mark}>{words.words}</p>
            {charge && (
              <p class="quiet" {...charge.mark}>
                {charge.words}
              </p>
            )}
            {body.address && <p class="quiet">{body.address}</p>}
            {body.contact && <p class="quiet">{body.contact}</p>}
          </div>
        )
      })}
    </li>
  )
}
