/** An act that is held: what can be done with it at the bench, in which of its languages. */
import { languageName } from '#i18n/names.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Expression, Reference } from '#store/model.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'

interface Props {
  readonly page: Page
  readonly reference: Reference
  readonly expressions: readonly Expression[]
}

export function ActPage({ page, reference, expressions }: Props) {
  const { t } = page
  const { work, language } = reference
  const shown = expressions.filter((one) => one.shown)
  const chosen = shown.find((one) => one.language === language) ?? shown[0]
  return (
    <Frame page={page} title={t('bench.title')}>
      <main id="main" class="plainpage benchhome">
        <p class="kicker">
          <a href="/edit">{t('bench.title')}</a>
          <span>{placeName(page, work.jurisdiction)}</span>
          <code class="iri">{work.iri}</code>
        </p>
        <h1
          class="long"
          {...(chosen ? { lang: bcp47(chosen.language), dir: direction(chosen.language) } : {})}
        >
          {chosen?.title ?? work.title}
        </h1>
        {shown.map((expression) => (
          <Doings page={page} reference={reference} expression={expression} of={work.iri} />
        ))}
        <p>
          <a href={encodeURI(work.iri)}>{t('bench.readIt')}</a>
        </p>
      </main>
    </Frame>
  )
}

const KINDS = ['amend', 'correct', 'set'] as const

function Doings({
  page,
  reference,
  expression,
  of,
}: {
  page: Page
  reference: Reference
  expression: Expression
  of: string
}) {
  const { t } = page
  const name = languageName(expression.language, t.locale)
  return (
    <section class="doing" aria-label={name}>
      <h2>{name}</h2>
      {expression.source.name !== 'comity' && <p class="quiet">{t('bench.begin.copied')}</p>}
      <div class="doings">
        {KINDS.map((kind) => (
          <form method="post" action="/edit/begin">
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="of" value={`${of}/${expression.language}`} />
            {reference.eId !== null && <input type="hidden" name="eId" value={reference.eId} />}
            {reference.at !== null && <input type="hidden" name="at" value={reference.at} />}
            <button type="submit">{t(`bench.begin.${kind}`)}</button>
            <p class="hint">{t(`bench.beginLead.${kind}`)}</p>
          </form>
        ))}
      </div>
    </section>
  )
}
