/** The question of a search: words, day, and what narrows it. */
import { compareIn } from '#i18n/collation.ts'
import { languageName } from '#i18n/names.ts'
import type { DayInput } from '../day-input.ts'
import { typeName } from '../kinds.ts'
import { type Page, placeName } from '../page.ts'

/** What was asked, as it was typed. */
export interface Asked {
  readonly q: string
  readonly at: DayInput
  readonly place: string
  readonly language: string
  readonly type: string
  readonly page: number
}

/** What can be chosen: only what is held. */
export interface Choices {
  readonly places: readonly string[]
  readonly languages: readonly string[]
  readonly types: readonly string[]
}

interface Asking {
  readonly page: Page
  readonly asked: Asked
  readonly choices: Choices
  /** What is wrong with what was asked; the page says it below the form. */
  readonly problem: string | null
}

export function Form({ page, asked, choices, problem }: Asking) {
  const { t } = page
  const wrong = asked.at.wrong
  return (
    <search aria-label={t('site.searchLabel')}>
      <form class="ask" action="/search">
        <div class="find">
          <input
            type="search"
            name="q"
            value={asked.q}
            placeholder={t('home.placeholder')}
            aria-label={t('site.searchLabel')}
            maxlength={300}
          />
          <button type="submit">{t('search.apply')}</button>
        </div>
        <div class="filters">
          <label>
            {t('search.day')}
            <input
              type={wrong ? 'text' : 'date'}
              name="at"
              value={wrong ? asked.at.typed : (asked.at.day ?? '')}
              aria-invalid={wrong ? 'true' : undefined}
              aria-describedby={wrong && problem ? 'problem' : undefined}
            />
          </label>
          <Choice
            locale={t.locale}
            name="in"
            label={t('search.jurisdiction')}
            any={t('search.anyPlace')}
            chosen={asked.place}
            options={choices.places.map((code) => [code, placeName(page, code)])}
          />
          <Choice
            locale={t.locale}
            name="lang"
            label={t('search.language')}
            any={t('search.anyLanguage')}
            chosen={asked.language}
            options={choices.languages.map((code) => [code, languageName(code, t.locale)])}
          />
          <Choice
            locale={t.locale}
            name="type"
            label={t('search.type')}
            any={t('search.anyType')}
            chosen={asked.type}
            options={choices.types.map((type) => [type, typeName(t, type)])}
          />
        </div>
      </form>
    </search>
  )
}

interface ChoiceOf {
  readonly locale: string
  readonly name: string
  readonly label: string
  readonly any: string
  readonly chosen: string
  readonly options: readonly (readonly [value: string, name: string])[]
}

function Choice({ locale, name, label, any, chosen, options }: ChoiceOf) {
  const compare = compareIn(locale)
  const sorted = options.toSorted((a, b) => compare(a[1], b[1]))
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{any}</option>
        {sorted.map(([value, said]) => (
          <option value={value} selected={value === chosen}>
            {said}
          </option>
        ))}
      </select>
    </label>
  )
}
