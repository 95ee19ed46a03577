/** What is held of each jurisdiction, in the order of their names. */
import { compareIn } from '#i18n/collation.ts'
import { ownLanguageName } from '#i18n/names.ts'
import { dayOf } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import type { Holding } from '#store/holdings.ts'
import { Invented } from '../invented.tsx'
import { type Page, placeName, say } from '../page.ts'

/** Languages named for a jurisdiction; of more it says how many there are. */
const FEW = 4
/** Jurisdictions listed at once; the others unfold. */
const AT_ONCE = 14

export function Held({ page, holdings }: { page: Page; holdings: readonly Holding[] }) {
  const { t } = page
  const compare = compareIn(t.locale)
  const named = holdings.map((holding) => ({ holding, name: placeName(page, holding.jurisdiction) }))
  // A part of a state stands after its state.
  const key = ({ holding, name }: (typeof named)[number]) => {
    const [state = '', ...part] = holding.jurisdiction.split('-')
    return part.length > 0 ? `${placeName(page, state)} ${name}` : name
  }
  const sorted = named.toSorted((a, b) => compare(key(a), key(b)))
  const [first, rest] = [sorted.slice(0, AT_ONCE), sorted.slice(AT_ONCE)]
  return (
    <>
      <ul class="held">
        {first.map((one) => (
          <Place page={page} {...one} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details class="more">
          <summary>{t('browse.facet.more', { n: rest.length })}</summary>
          <ul class="held">
            {rest.map((one) => (
              <Place page={page} {...one} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Place({ page, holding, name }: { page: Page; holding: Holding; name: string }) {
  const { t } = page
  // Years before 1000 are written without the zeros of their dates.
  const year = holding.since?.slice(0, 4).replace(/^0+/, '')
  return (
    <li>
      <span class="place">
        <a href={`/browse?in=${encodeURIComponent(holding.jurisdiction)}`}>
          <b>{name}</b>
        </a>{' '}
        <Invented page={page} place={holding.jurisdiction} />
      </span>
      <span class="n">
        {t('home.acts', { n: holding.acts })} · {t('home.wordings', { n: holding.wordings })}
        {year && ` ${t('home.since', { year })}`}
      </span>
      <span>{languagesOf(page, holding)}</span>
      <span class="n">
        {holding.recordedAt &&
          t('home.recorded', { date: say(page, dayOf(new Date(holding.recordedAt)), 'short') })}
      </span>
    </li>
  )
}

function languagesOf(page: Page, { languages }: Holding) {
  if (languages.length > FEW) return page.t('home.languages', { n: languages.length })
  return languages.map((language, index) => (
    <>
      {index > 0 && ', '}
      <span lang={bcp47(language)}>{ownLanguageName(language)}</span>
    </>
  ))
}
