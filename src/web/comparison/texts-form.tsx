/** The form that names the texts of a comparison and the day. */
import { MOST } from '#jobs/compare/provisions.ts'
import type { Page } from '../page.ts'
import type { Shown } from './address.ts'

const EXAMPLE = '/akn/xv/act/1994-02-11/41/~art_9'

export function TextsForm({ page, shown }: { page: Page; shown: Shown }) {
  const { t } = page
  const { of } = shown
  const fields = of.length < 2 ? [...of, ...Array<string>(2 - of.length).fill('')] : of
  const more = fields.length < MOST && !fields.includes('')
  return (
    <form class="ctexts" action="/compare">
      {[...fields, ...(more ? [''] : [])].map((iri, at) => (
        <label>
          {iri === '' && at > 0 ? t('comparison.another') : t('comparison.text', { n: at + 1 })}
          <input
            type="text"
            name="of"
            value={iri}
            maxlength={2000}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            dir="ltr"
            aria-describedby="compare-hint"
          />
        </label>
      ))}
      <p class="hint" id="compare-hint">
        {t.rich('comparison.hint', { example: <code>{EXAMPLE}</code> })}{' '}
        <a href="/search">{t('comparison.find')}</a>
      </p>
      <label class="cday">
        {t('comparison.day')}
        <input type="date" name="at" value={shown.at ?? ''} min="0001-01-01" max="9999-12-31" />
      </label>
      <p class="hint">{t('comparison.dayHint')}</p>
      {shown.byParagraph && <input type="hidden" name="by" value="paragraph" />}
      {shown.words && <input type="hidden" name="show" value="words" />}
      <button type="submit">{t('comparison.submit')}</button>
    </form>
  )
}
