/** A hit: an act with the provision that answers best, others of it folded in, what it is, and since when it holds. */
import { raw } from 'hono/html'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { languageName } from '#i18n/names.ts'
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { FoldedHit, SearchHit } from '#search/model.ts'
import { Invented } from '../invented.tsx'
import { kindName } from '../kinds.ts'
import { type Page, placeName } from '../page.ts'
import { addHref } from '../studies/addresses.ts'
import { type Asked, addressOf, withinAct } from './asked.ts'
import { Why } from './explanation.tsx'
import type { Elsewhere } from './other-language.ts'
import { type Stands, standingOf } from './standing.ts'

interface HitOf {
  readonly page: Page
  readonly asked: Asked
  readonly hit: SearchHit
  /** The day asked for; null for today and for all times. */
  readonly day: Day | null
  /** True where the texts of all times were searched. */
  readonly allTime: boolean
  readonly exact: boolean
  /** True where another act on the page has the same title: its address then tells them apart. */
  readonly twin: boolean
  /** Where it stands in a language that the reader would rather have; absent where there is no such. */
  readonly elsewhere?: Elsewhere | undefined
}

export function Hit({ page, asked, hit, day, allTime, exact, twin, elsewhere }: HitOf) {
  const language = spoken(hit)
  const act = formatIri({
    work: hit.work,
    language: hit.language,
    at: allTime ? hit.inForceFrom : day,
    eId: null,
  })
  return (
    <li class="found">
      <Cited page={page} hit={hit} />
      <Kicker page={page} hit={hit} elsewhere={elsewhere} />
      <h2 {...language}>
        <a href={encodeURI(hit.kind === 'act' ? hit.iri : act)}>{hit.title}</a>
      </h2>
      {twin && <p class="iri">{hit.work}</p>}
      {hit.kind === 'provision' && <Provision page={page} hit={hit} of={hit} />}
      {hit.kind === 'act' && <Span page={page} wording={hit} />}
      <Folded page={page} asked={asked} hit={hit} exact={exact} />
      {hit.explanation && <Why page={page} explanation={hit.explanation} />}
    </li>
  )
}

function Cited({ page, hit }: { page: Page; hit: SearchHit }) {
  const { t } = page
  if (!hit.cited) return null
  const { label, confidence } = hit.cited
  return (
    <p class="cited">
      {t('search.cited', { label })}
      {confidence < 1 && ` · ${t('search.citedSure', { n: Math.floor(confidence * 100) })}`}
    </p>
  )
}

interface KickerOf {
  readonly page: Page
  readonly hit: SearchHit
  readonly elsewhere: Elsewhere | undefined
}

function Kicker({ page, hit, elsewhere }: KickerOf) {
  const { t } = page
  const kind = kindName(t, hit)
  const force = hit.force === null ? '' : t(`bench.force.${hit.force}`)
  const parts = [
    kind,
    force.toLowerCase() === kind.toLowerCase() ? '' : force,
    languageName(hit.language, t.locale),
  ]
  return (
    <p class="kicker">
      <span class="flag">{placeName(page, hit.jurisdiction)}</span>{' '}
      <Invented page={page} place={hit.jurisdiction} />
      {parts
        .filter((part) => part !== '')
        .map((part) => (
          <span>{part}</span>
        ))}
      {hit.body && (
        <span lang={bcp47(hit.language)} dir={direction(hit.language)}>
          {hit.body}
        </span>
      )}
      {elsewhere && (
        <a href={elsewhere.href} hreflang={bcp47(elsewhere.language)}>
          {t('search.alsoIn', { language: languageName(elsewhere.language, t.locale) })}
        </a>
      )}
    </p>
  )
}

function Provision({ page, hit, of }: { page: Page; hit: SearchHit; of: SearchHit | FoldedHit }) {
  const name = [labelOf(page, hit, of), of.heading].filter(Boolean).join(' ')
  const language = spoken(hit)
  return (
    <div class="best">
      <h3 {...(name ? language : {})}>
        <a href={encodeURI(of.iri)}>{name || page.t('search.inText')}</a>
      </h3>
      {'across' in of && <Said page={page} hit={hit} />}
      {of.snippet && (
        <p class="snippet" {...language}>
          {raw(of.snippet)}
        </p>
      )}
      <Span page={page} wording={of} />
      {page.studies && (
        <p class="span">
          <a class="addtostudy" href={addHref(of.iri)} rel="nofollow">
            {page.t('studies.addToShort')}
            <span class="unseen"> {name}</span>
          </a>
        </p>
      )}
    </div>
  )
}

// Found in another language than it was asked for in: by these words of it.
function Said({ page, hit }: { page: Page; hit: SearchHit }) {
  if (!hit.across?.length) return null
  return (
    <p class="matched">
      {page.t('search.across.matched')}{' '}
      {hit.across.map((words, index) => (
        <>
          {index > 0 && ', '}
          <i {...spoken(hit)}>{words}</i>
        </>
      ))}
    </p>
  )
}

function Span({ page, wording }: { page: Page; wording: Stands }) {
  return <p class={`span stands-${wording.standing ?? 'unknown'}`}>{standingOf(page, wording)}</p>
}

function Folded({ page, asked, hit, exact }: Pick<HitOf, 'page' | 'asked' | 'hit' | 'exact'>) {
  const { t } = page
  const { provisions, more } = hit
  const further = more > 0 && (
    <p class="further">
      <a href={addressOf(withinAct(asked, hit.work))}>
        {t(exact ? 'search.further' : 'search.furtherLeast', { n: more })}
      </a>
    </p>
  )
  if (provisions.length === 0) return further || null
  return (
    <details class="folded">
      <summary>{t('search.moreOfAct', { n: provisions.length })}</summary>
      {provisions.map((provision) => (
        <Provision page={page} hit={hit} of={provision} />
      ))}
      {further}
    </details>
  )
}

// A hit names its kind only in its eId.
const KINDS: Readonly<Record<string, string>> = { art: 'article', sec: 'section' }

/** Returns what the provision is called where it stands; null where it has no number. */
export function labelOf(
  page: Page,
  place: { readonly jurisdiction: string; readonly language: string },
  { iri, num }: { readonly iri: string; readonly num: string | null },
): string | null {
  const kind = KINDS[/~(?:.*__)?(art|sec)_[^_]*$/.exec(iri)?.[1] ?? ''] ?? ''
  return provisionLabel(page.jurisdictions, { kind, num }, place)
}

function spoken({ language }: { readonly language: string }) {
  return { lang: bcp47(language), dir: direction(language) }
}
