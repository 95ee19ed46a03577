/** Choosing languages to stand beside the one that is read, without a script. */
import { languageName, ownLanguageName } from '#i18n/names.ts'
import { bcp47 } from '#law/language.ts'
import { hrefOf } from '../act/view.ts'
import type { Page } from '../page.ts'
import { type BesideView, MOST_BESIDE } from './beside-view.ts'

export function LanguagesForm({ page, view }: { page: Page; view: BesideView }) {
  const { t } = page
  const act = view.columns[0]?.act
  if (!act) return null
  const order = new Intl.Collator(t.locale)
  const others = act.languages
    .filter(({ id }) => id !== act.expression.id)
    .map(({ language }) => ({ language, name: ownLanguageName(language) }))
    .sort((a, b) => order.compare(a.name, b.name))
  if (others.length === 0) return <p class="notice">{t('beside.onlyOne')}</p>
  const places = Math.min(MOST_BESIDE, others.length)
  return (
    <form class="choose" action={hrefOf(act, { eId: view.eId })}>
      {Array.from({ length: places }, (_, index) => {
        const column = view.columns[index + 1]
        const chosen = column?.act.expression.language
        return (
          <label>
            {t('beside.language', { n: index + 2 })}
            <select name="beside">
              <option value="">{t('beside.none')}</option>
              {others.map(({ language, name }) => (
                <option
                  value={language === chosen && column?.ownDay ? `${language}@${column.act.at}` : language}
                  selected={language === chosen}
                  lang={bcp47(language)}
                  title={languageName(language, t.locale)}
                >
                  {name}
                </option>
              ))}
            </select>
          </label>
        )
      })}
      <button type="submit">{t('beside.submit')}</button>
    </form>
  )
}
