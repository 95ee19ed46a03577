/** The story of a provision on the page: which two wordings are compared, what differs, and all wordings there were. */
import { raw } from 'hono/html'
import { addDays, type Day } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import { type Page, say } from '../page.ts'
import { groundName } from './grounds.ts'
import { placed } from './references.ts'
import type { Redline, Story } from './story.ts'
import { type ActView, hrefOf } from './view.ts'
import { type Entry, type Gap, latest, type Wording, wordingsIn } from './wordings.ts'

/** Returns the story as a section that stands by itself: on the provision's page, or put in place by a script. */
export function StoryView({ page, view, story }: { page: Page; view: ActView; story: Story }) {
  const { t } = page
  return (
    <section
      class="story"
      id="wordings"
      aria-label={t('story.title')}
      lang={t.locale}
      dir="ltr"
      tabindex={-1}
    >
      <PairForm page={page} view={view} story={story} />
      {story.redline && <Shown page={page} view={view} redline={story.redline} />}
      <ol class="lives">
        {story.entries.toReversed().map((entry) => (
          <Life page={page} view={view} story={story} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function PairForm({ page, view, story }: { page: Page; view: ActView; story: Story }) {
  const { t } = page
  const wordings = wordingsIn(story.entries).filter(({ day }) => day !== null)
  const eId = view.reading?.nodes[0]?.eId ?? null
  if (wordings.length < 2) return null
  const { redline, shown } = story
  return (
    <form class="pair" action={`${hrefOf(view, { eId })}#wordings`}>
      <Choice page={page} name="from" wordings={wordings} chosen={redline?.before} />
      <Choice page={page} name="to" wordings={wordings} chosen={redline?.after ?? shown ?? undefined} />
      <button type="submit">{t('story.compare')}</button>
    </form>
  )
}

function Choice({
  page,
  name,
  wordings,
  chosen,
}: {
  page: Page
  name: 'from' | 'to'
  wordings: readonly Wording[]
  chosen: Wording | undefined
}) {
  return (
    <label>
      {page.t(`story.${name}`)}{' '}
      <select name={name}>
        {wordings.map((wording) => (
          <option value={wording.day ?? ''} selected={wording === chosen}>
            {startOf(page, wording)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Shown({ page, view, redline }: { page: Page; view: ActView; redline: Redline }) {
  const { t } = page
  const { before, after, by, words, heading, numbers, unknown } = redline
  const [node] = view.reading?.nodes ?? []
  const language = { lang: bcp47(view.expression.language), dir: direction(view.expression.language) }
  const made = by.flatMap(({ title, href }, index) => [
    index > 0 ? '; ' : '',
    href ? (
      <a href={href} lang={language.lang}>
        {title}
      </a>
    ) : (
      <span lang={language.lang}>{title}</span>
    ),
  ])
  const days = { from: <b>{startOf(page, before)}</b>, to: <b>{startOf(page, after)}</b> }
  return (
    <div class="redlined">
      <p class="between">
        {made.length > 0
          ? t.rich('story.shownBy', { ...days, act: <>{made}</> })
          : t.rich('story.shown', days)}
      </p>
      {numbers && <p class="between">{t('story.numbered', { numbers: numbers.join(' → ') })}</p>}
      {unknown && <p class="unknown">{t('story.unknown')}</p>}
      {!unknown && !words && !heading && <p class="between">{t('story.same')}</p>}
      {(words || heading) && (
        <div class="law words" {...language}>
          {heading && <p class="heading">{raw(heading)}</p>}
          {words && node && raw(placed(words, { ...node, eId: `was-${node.eId}` }, view))}
        </div>
      )}
    </div>
  )
}

function startOf(page: Page, wording: Wording): string {
  return wording.from ? say(page, wording.from) : page.t('notes.undated')
}

interface Lived {
  readonly page: Page
  readonly view: ActView
  readonly story: Story
  readonly wording: Wording
}

function Life({ page, view, story, entry }: Omit<Lived, 'wording'> & { readonly entry: Entry }) {
  if (entry.kind === 'gap') return <Between page={page} gap={entry} />
  const { t } = page
  const row = latest(entry)
  const ground = entry.rows[0]?.ground ?? null
  const numbers = numbersOf(entry)
  return (
    <li aria-current={entry === story.shown ? 'true' : undefined}>
      <span class="when">
        {entry.day ? (
          <a href={hrefOf(view, { at: entry.day, eId: eIdAt(entry, entry.day) })}>{spanOf(page, entry)}</a>
        ) : (
          spanOf(page, entry)
        )}
        {entry.from && entry.from > page.today && <span class="tag">{t('versions.future')}</span>}
        {row?.missing && <em>{t('notes.unknownText')}</em>}
      </span>
      <WhatChanged page={page} view={view} story={story} wording={entry} />
      <small>
        {row && t(`act.basis.${row.basis}`)}
        {ground && ' · '}
        {ground && <span lang={bcp47(view.expression.language)}>{groundName(ground)}</span>}
        {numbers.length > 1 && ` · ${t('story.numbered', { numbers: numbers.join(' → ') })}`}
      </small>
    </li>
  )
}

function WhatChanged({ page, view, story: { entries, redline }, wording }: Lived) {
  const { t } = page
  const wordings = wordingsIn(entries)
  const before = wordings[wordings.indexOf(wording) - 1]
  const eId = view.reading?.nodes[0]?.eId ?? null
  if (!before?.day || !wording.day) return null
  return (
    <a
      class="what"
      rel="nofollow"
      href={`${hrefOf(view, { eId })}?from=${before.day}&to=${wording.day}#wordings`}
      aria-current={redline?.before === before && redline.after === wording ? 'true' : undefined}
      aria-label={t('story.changesOf', { date: startOf(page, wording) })}
    >
      {t('story.changes')}
    </a>
  )
}

function Between({ page, gap }: { page: Page; gap: Gap }) {
  const span = { from: say(page, gap.from), to: say(page, addDays(gap.to, -1)) }
  return <li class={`gap ${gap.why}`}>{page.t(`story.gap.${gap.why}`, span)}</li>
}

function spanOf(page: Page, { from, to }: Wording): string {
  const { t } = page
  const last = to && say(page, addDays(to, -1))
  if (!from) return last ? t('versions.until', { to: last }) : t('notes.undated')
  return last
    ? t('versions.range', { from: say(page, from), to: last })
    : t('versions.rangeOpen', { from: say(page, from) })
}

function eIdAt(wording: Wording, at: Day): string | null {
  const row = wording.rows.find(({ from, to }) => (from === null || from <= at) && (to === null || at < to))
  return row?.eId ?? null
}

function numbersOf(wording: Wording): string[] {
  return [...new Set(wording.rows.flatMap(({ num }) => num ?? []))]
}
