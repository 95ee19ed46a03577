/** The last look before recording: the point in time that comes of it, every change, what stands against it. */
import { raw } from 'hono/html'
import type { Change } from '#compare/describe.ts'
import { type Bench, isBlocked } from '#editing/bench.ts'
import type { Entry } from '#editing/text.ts'
import { fragmentHtml } from '../act/fragments.ts'
import { keptRedline } from '../compare/redlines.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { draftHref, placeOf } from './addresses.ts'
import { languageOf, nameOf } from './names.ts'
import { SetChanges } from './set-changes.tsx'
import { Counts, Findings } from './state.tsx'

/** Changes shown with all their words; of more, the names. */
const MOST = 200

interface Props {
  readonly page: Page
  readonly bench: Bench
  readonly refused: string | null
}

export function RecordPage({ page, bench, refused }: Props) {
  const { t } = page
  const { title } = bench.folded.description
  return (
    <Frame page={page} title={t('bench.record.title')}>
      <main id="main" class="plainpage recording">
        <p class="kicker">
          <a href="/edit">{t('bench.title')}</a>
          <a href={draftHref(bench.draft)}>{t('bench.record.back')}</a>
        </p>
        <h1 class="long" {...languageOf(bench.folded.description)}>
          {title ?? t('bench.untitled')}
        </h1>
        {refused !== null && (
          <p class="refused" role="alert">
            {refused}
          </p>
        )}
        <Counts view={{ page, bench }} />
        {bench.iri !== null && (
          <p>
            <code class="iri">{bench.iri}</code>
          </p>
        )}
        <Findings page={page} findings={bench.findings} />
        {isBlocked(bench) ? (
          <p class="refused">{t('bench.record.blocked')}</p>
        ) : (
          <RecordForm page={page} bench={bench} />
        )}
        <SetChanges page={page} bench={bench} />
        <Changes page={page} bench={bench} />
      </main>
    </Frame>
  )
}

function RecordForm({ page, bench: { draft } }: Omit<Props, 'refused'>) {
  const { t } = page
  return (
    <form method="post" action={`/edit/draft/${draft.id}/record`} class="box recordform">
      <input type="hidden" name="revision" value={`${draft.revision}`} />
      {draft.kind === 'correct' && <p>{t('bench.record.stays', { date: say(page, page.today) })}</p>}
      <label>
        {t(draft.kind === 'correct' ? 'bench.record.reasonShown' : 'bench.record.reason')}
        <textarea name="reason" rows={2} maxlength={2000} required={draft.kind === 'correct'} />
      </label>
      <label>
        {t('bench.record.who')}
        <input name="who" autocomplete="name" maxlength={200} />
      </label>
      <p class="buttons">
        <button type="submit">{t('bench.record.go')}</button>
        <a href={draftHref(draft)}>{t('bench.record.back')}</a>
      </p>
    </form>
  )
}

function Changes({ page, bench }: Omit<Props, 'refused'>) {
  const { t } = page
  const { draft, folded, before, changes } = bench
  const [was, is] = [before, folded.text].map((text) => new Map(text.map((entry) => [entry.wId, entry])))
  if (draft.kind === 'new')
    return (
      <section class="text">
        <h2>{t('bench.text')}</h2>
        {folded.text.slice(0, MOST).map((entry) => (
          <Provision page={page} bench={bench} entry={entry} />
        ))}
        {folded.text.length > MOST && <p>{t('bench.moreProvisions', { n: folded.text.length - MOST })}</p>}
      </section>
    )
  if (changes.length === 0) return null
  return (
    <section class="text">
      <h2>{t('bench.record.changes')}</h2>
      {changes.slice(0, MOST).map((change) => (
        <Changed
          page={page}
          bench={bench}
          change={change}
          was={was?.get(change.wId)}
          is={is?.get(change.wId)}
        />
      ))}
      {changes.length > MOST && <p>{t('bench.moreProvisions', { n: changes.length - MOST })}</p>}
    </section>
  )
}

function Provision({ page, bench, entry }: Omit<Props, 'refused'> & { readonly entry: Entry }) {
  const { description } = bench.folded
  return (
    <section class="provision">
      <h3 class="head" {...languageOf(description)}>
        {nameOf(page, description, entry)}
      </h3>
      {entry.content && (
        <div class="law" {...languageOf(description)}>
          {raw(fragmentHtml(entry.content.xml, placeOf(entry.wId), description.language ?? 'und'))}
        </div>
      )}
    </section>
  )
}

interface ChangedProps extends Omit<Props, 'refused'> {
  readonly change: Change
  readonly was: Entry | undefined
  readonly is: Entry | undefined
}

function Changed({ page, bench, change, was, is }: ChangedProps) {
  const { t } = page
  const { description } = bench.folded
  const entry = is ?? was
  if (!entry) return null
  const [before, after] = [was?.content?.xml ?? null, is?.content?.xml ?? null]
  return (
    <section class={`provision redline ${change.kind}`}>
      <header>
        <h3 class="head" {...languageOf(description)}>
          {nameOf(page, description, entry)}
        </h3>
        <p class="tools">
          <span class={`tag ${change.kind}`}>{t(`compare.kind.${change.kind}`)}</span>
        </p>
      </header>
      {change.renumbered && change.fromNum !== null && (
        <p class="between">{t('compare.wasNumbered', { num: change.fromNum })}</p>
      )}
      {(before !== null || after !== null) && (
        <div class="law" {...languageOf(description)}>
          {raw(keptRedline(before, after, placeOf(entry.wId), description.language ?? 'und'))}
        </div>
      )}
    </section>
  )
}
