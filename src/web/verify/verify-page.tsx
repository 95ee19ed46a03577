/** Who signed a text: whom the signature leads to, what it covers, how anybody checks it. Where nobody signed, that is said. */
import { Fragment } from 'hono/jsx'
import type { Proving } from '#jobs/proofs/proof.ts'
import { daysIn, grouped, iriOf, notesIn, publisherIn } from '#jobs/proofs/words.ts'
import { dayOf } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import { type Act, hrefOf } from '../act/view.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { proofHref } from './address.ts'
import { CHECKER } from './checker-page.tsx'

export interface VerifyView {
  readonly act: Act
  /** The provision by name; null where the act as a whole is verified. */
  readonly part: { readonly eId: string; readonly label: string } | null
  readonly proving: Proving
}

type Proved = Extract<Proving, { state: 'proved' }>
type Unproved = Exclude<Proving, Proved>

/** Returns the page. */
export function VerifyPage({ page, view }: { page: Page; view: VerifyView }) {
  const { t } = page
  const { act, part, proving } = view
  const { title, language } = act.expression
  const eId = part?.eId ?? null
  return (
    <Frame page={page} title={`${t('verify.title')} · ${title}`} at={act.at}>
      <main id="main" class="verify">
        <h1>{t('verify.page.title')}</h1>
        <p class="of">
          {t.rich('verify.page.of', {
            title: (
              <a href={hrefOf(act, { at: act.at, eId })} lang={bcp47(language)} dir={direction(language)}>
                {[part?.label, title].filter(Boolean).join(' · ')}
              </a>
            ),
            date: say(page, act.at),
          })}
        </p>
        {proving.state === 'proved' ? (
          <Signed page={page} view={view} proving={proving} />
        ) : (
          <Unsigned page={page} act={act} proving={proving} />
        )}
        <p class="acts">
          <a href={hrefOf(act, { at: act.at, eId })}>{t('verify.page.back')}</a>
        </p>
      </main>
    </Frame>
  )
}

function Signed({ page, view, proving }: { page: Page; view: VerifyView; proving: Proved }) {
  const { t } = page
  const { act, part } = view
  const eId = part?.eId ?? null
  const { proved } = proving
  return (
    <>
      <h2 class="verdict valid">{t('verify.page.signed')}</h2>
      <p class="lead">{t('verify.page.signedLead')}</p>
      <Facts page={page} proving={proving} />
      <ul class="provisos">
        {[...notesIn(t, proved, new Date(`${page.today}T00:00:00Z`)), t('verify.note.title')].map((note) => (
          <li>{note}</li>
        ))}
      </ul>
      <div class="acts">
        <p>
          <a href={proofHref(act, eId)} type="application/json" download>
            {t('verify.page.download')}
          </a>{' '}
          <span class="fine">{t('verify.page.downloadNote')}</span>
        </p>
        <p class="fine">{t('verify.page.carried')}</p>
      </div>
      <h2>{t('verify.page.how')}</h2>
      <ol class="how">
        <li>{t('verify.page.how1')}</li>
        <li>
          {t('verify.page.how2')} <a href={CHECKER}>{t('verify.check.title')}</a>
        </li>
        <li>
          {t('verify.page.how3')}
          <pre>
            <code>{`comity verify FILE --fingerprint ${proved.publisher}`}</code>
          </pre>
        </li>
        <li>{t('verify.page.how4')}</li>
      </ol>
    </>
  )
}

function Facts({ page, proving }: { page: Page; proving: Proved }) {
  const { t } = page
  const { proved } = proving
  const { release, title, licence, until, object } = proved
  const facts: [name: string, value: string | null, code?: boolean][] = [
    [t('verify.fact.who'), signerIn(page, proving)],
    [t('verify.fact.fingerprint'), grouped(proved.publisher), true],
    [t('verify.fact.iri'), iriOf(proved), true],
    [t('verify.fact.at'), say(page, proved.at)],
    [t('verify.fact.days'), daysIn(t, proved.span)],
    [
      t('verify.fact.release'),
      t('verify.fact.releaseSaid', {
        number: release.number,
        title,
        date: say(page, dayOf(new Date(release.at))),
      }),
    ],
    [t('verify.fact.until'), say(page, dayOf(new Date(until)))],
    [t('verify.fact.licence'), licence],
    [t('verify.fact.object'), object, true],
  ]
  return (
    <dl class="facts">
      {facts.map(
        ([name, value, code]) =>
          value !== null && (
            <Fragment>
              <dt>{name}</dt>
              <dd>{code ? <code>{value}</code> : value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  )
}

function Unsigned({ page, act, proving }: { page: Page; act: Act; proving: Unproved }) {
  const { t } = page
  const { source } = act.expression
  if (proving.state === 'unsigned')
    return (
      <>
        <h2 class="verdict">{t('verify.page.unsigned')}</h2>
        <p class="lead">{t('verify.page.unsignedLead', { source: source.name })}</p>
      </>
    )
  const publisher = signerIn(page, proving)
  if (proving.state === 'broken')
    return (
      <>
        <h2 class="verdict">{t('verify.page.broken')}</h2>
        <p class="lead">{t('verify.page.brokenLead', { publisher })}</p>
      </>
    )
  const date = say(page, dayOf(new Date(proving.at)))
  return (
    <>
      <h2 class="verdict">{t('verify.page.differs')}</h2>
      <p class="lead">{t('verify.page.differsLead', { publisher, number: proving.release, date })}</p>
    </>
  )
}

function signerIn({ t }: Page, proving: Exclude<Proving, { state: 'unsigned' }>): string {
  const { name, fingerprint } = proving.publisher
  const institution = proving.state === 'proved' ? proving.proved.institution : null
  return publisherIn(t, { institution, fingerprint }, { name, own: name === null })
}
