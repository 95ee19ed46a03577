/** What stands on paper and not on the screen: which text this is, as of when, from whom, on what it rests, how to check it, when it was printed. */
import { ownLanguageName } from '#i18n/names.ts'
import { addDays } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47 } from '#law/language.ts'
import type { Version } from '#store/model.ts'
import { groundName } from './act/grounds.ts'
import { originOf } from './act/origin.ts'
import { basisOf, kindOf } from './act/title-block.tsx'
import type { Act } from './act/view.ts'
import { type Page, placeName, say } from './page.ts'

interface Imprint {
  readonly page: Page
  readonly act: Act
  readonly version: Version | null
  /** What of the act the sheet shows; absent where it is the whole. */
  readonly shows?: string | null
  /** The provision that the address names. */
  readonly eId?: string | null
  /** SHA-256 of the words shown; absent where the sheet shows no one text. */
  readonly fingerprint?: string | null
}

export function Imprint({ page, act, version, shows = null, eId = null, fingerprint = null }: Imprint) {
  const { t } = page
  const { work, expression, at } = act
  const ground = version?.ground ?? null
  const iri = formatIri({ work: work.iri, language: expression.language, at, eId })
  const facts: readonly (readonly [name: string, value: string, kind?: 'code' | 'law'])[] = [
    [t('print.what'), [placeName(page, work.jurisdiction), kindOf(page, work)].join(', ')],
    ...(shows === null ? [] : [[t('print.part'), shows] as const]),
    [t('print.language'), ownLanguageName(expression.language), 'law'],
    [t('print.asOf'), say(page, at)],
    ...(version ? [[t('print.wording'), wordingOf(page, version)] as const] : []),
    ...(ground ? [[t('notes.ground'), groundName(ground), 'law'] as const] : []),
    [t('notes.basis'), t(`act.basisLong.${basisOf(version, act.versions)}`)],
    [t('print.from'), originOf(page, expression)],
    [t('print.address'), iri, 'code'],
    ...(fingerprint === null ? [] : [[t('notes.fingerprint'), `SHA-256 ${fingerprint}`, 'code'] as const]),
    [t('print.printed'), say(page, page.today)],
  ]
  return (
    <dl class="imprint">
      {facts.map(([name, value, kind]) => (
        <div>
          <dt>{name}</dt>
          <dd lang={kind === 'law' ? bcp47(expression.language) : undefined}>
            {kind === 'code' ? <code>{value}</code> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function wordingOf(page: Page, { from, to, basis }: Version): string {
  const { t } = page
  const start = from ? t(`versions.from.${basis}`, { date: say(page, from) }) : t('versions.untilOpen')
  return to ? `${start}, ${t('print.until', { date: say(page, addDays(to, -1)) })}` : start
}
