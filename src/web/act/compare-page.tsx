/** Two days of an act: what differs between them, word by word. */
import { raw } from 'hono/html'
import { type Change, type ChangeKind, describeChanges, textIdsOf } from '#compare/describe.ts'
import { redlineHtml } from '#compare/redline.ts'
import type { WordOp } from '#compare/word-op.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import type { Day } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import type { ChangedRow } from '#store/model.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Pages } from '../pages.tsx'
import { DaysForm } from './days-form.tsx'
import { windowTitle } from './notes.tsx'
import { nameOf } from './outline.tsx'
import { TitleBlock } from './title-block.tsx'
import { type Act, hrefOf, versionOn } from './view.ts'

/** Changes on one page. */
const SIZE = 40

export interface Comparison {
  readonly from: Day
  readonly to: Day
  readonly counts: ReadonlyMap<ChangeKind, number>
  readonly total: number
  readonly number: number
  readonly changes: readonly Change[]
  readonly rows: ReadonlyMap<string, ChangedRow>
  /** A day of the two for which no text is held; null where both have one. */
  readonly unknown: Day | null
}

/** Returns one page of what differs between the two days. */
export async function comparisonOf(
  page: Page,
  act: Act,
  from: Day,
  to: Day,
  number: number,
): Promise<Comparison> {
  const unknown = [from, to].find((day) => versionOn(act.versions, day)?.state !== 'held') ?? null
  const all = unknown ? [] : await page.library.changes(act.expression.id, from, to)
  const rows = all.flatMap((row) => (kindOf(row) === null ? [] : [row]))
  const counts = new Map<ChangeKind, number>()
  for (const row of rows) {
    const kind = kindOf(row)
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const shown = rows.slice((number - 1) * SIZE, number * SIZE)
  const changes = describeChanges(shown, await page.library.contents(textIdsOf(shown)))
  return {
    from,
    to,
    counts,
    total: rows.length,
    number,
    changes,
    rows: new Map(shown.map((row) => [row.wId, row])),
    unknown,
  }
}

// As describeChanges decides, but without reading the words: equal text ids are equal words.
function kindOf({ before, after }: ChangedRow): ChangeKind | null {
  if (!before) return after ? 'added' : null
  if (!after) return 'removed'
  if (before.textId !== after.textId || before.heading !== after.heading || before.missing !== after.missing)
    return 'changed'
  if (before.num !== after.num) return 'renumbered'
  return before.parentId !== after.parentId || before.sort !== after.sort ? 'moved' : null
}

export function ComparePage({ page, act, comparison }: { page: Page; act: Act; comparison: Comparison }) {
  const { t } = page
  const { from, to, total, number } = comparison
  const here = `${hrefOf(act, { at: null })}?from=${from}&to=${to}`
  return (
    <Frame page={page} title={`${t('compare.title')} · ${windowTitle(page, act)}`} at={to} canonical={here}>
      <main id="main" class="act single">
        <TitleBlock
          page={page}
          act={{ ...act, at: to }}
          version={versionOn(act.versions, to)}
          notes={hrefOf(act, { at: to })}
        />
        <article class="text compared">
          <header class="between-days">
            <h2>
              {t('compare.title')}{' '}
              {t.rich('compare.between', { from: <b>{say(page, from)}</b>, to: <b>{say(page, to)}</b> })}
            </h2>
            <Counts page={page} comparison={comparison} />
          </header>
          {comparison.unknown && (
            <p class="notice">{t('compare.unknown', { date: say(page, comparison.unknown) })}</p>
          )}
          {act.expression.completeFrom && from < act.expression.completeFrom && (
            <p class="notice">{t('partial.notice', { date: say(page, act.expression.completeFrom) })}</p>
          )}
          {!comparison.unknown && total === 0 && <p class="notice">{t('compare.none')}</p>}
          {comparison.changes.map((change) => (
            <Changed page={page} act={act} comparison={comparison} change={change} />
          ))}
          <Pages
            page={page}
            label={t('compare.pages')}
            number={number}
            last={Math.ceil(total / SIZE)}
            href={(n) => `${here}&page=${n}`}
          />
          <DaysForm page={page} act={act} from={from} to={to} />
        </article>
      </main>
    </Frame>
  )
}

const KINDS: readonly ChangeKind[] = ['added', 'changed', 'removed', 'renumbered', 'moved']

function Counts({ page, comparison }: { page: Page; comparison: Comparison }) {
  const held = KINDS.filter((kind) => comparison.counts.has(kind))
  if (held.length === 0) return null
  return (
    <ul class="facts">
      {held.map((kind) => (
        <li class={kind}>{page.t(`compare.count.${kind}`, { n: comparison.counts.get(kind) ?? 0 })}</li>
      ))}
    </ul>
  )
}

function Changed({
  page,
  act,
  comparison,
  change,
}: {
  page: Page
  act: Act
  comparison: Comparison
  change: Change
}) {
  const { t } = page
  const row = comparison.rows.get(change.wId)
  const state = row?.after ?? row?.before
  const label =
    state &&
    provisionLabel(page.jurisdictions, state, {
      jurisdiction: act.work.jurisdiction,
      language: act.expression.language,
    })
  const heading = headingOf(row)
  const words = heading === null ? change.words : withoutFirst(change.words, heading)
  const at = change.kind === 'removed' ? comparison.from : comparison.to
  const ground = row?.after?.ground
  const language = { lang: bcp47(act.expression.language), dir: direction(act.expression.language) }
  return (
    <section class={`provision redline ${change.kind}`} id={change.eId}>
      <header>
        <h3 {...language}>
          <span class="num">{label ?? (heading === null && state ? nameOf(page, state) : '')}</span>
          {heading && <span class="name">{heading}</span>}
        </h3>
        <p class="tools">
          <span class={`tag ${change.kind}`}>{t(`compare.kind.${change.kind}`)}</span>
          <a href={hrefOf(act, { at, eId: change.eId })}>
            {t('compare.readAt', { date: say(page, at, 'short') })}
          </a>
        </p>
      </header>
      <p class="between">
        {change.renumbered && change.fromNum && (
          <span>{t('compare.wasNumbered', { num: change.fromNum })}</span>
        )}
        {change.moved && change.kind !== 'moved' && <span>{t('compare.alsoMoved')}</span>}
        {ground && <span lang={language.lang}>{t('compare.by', { title: ground.title })}</span>}
      </p>
      {row?.before?.missing && <p class="unknown">{t('compare.textUnknownBefore')}</p>}
      {row?.after?.missing && <p class="unknown">{t('compare.textUnknownAfter')}</p>}
      {words.length > 0 && (
        <div class="law" {...language}>
          {raw(redlineHtml(words))}
        </div>
      )}
    </section>
  )
}

// The heading, where it is the same on both days: it then stands in the title and not in the redline.
function headingOf(row: ChangedRow | undefined): string | null {
  const [before, after] = [row?.before?.heading, row?.after?.heading]
  return before === undefined || after === undefined || before === after ? (after ?? before ?? null) : null
}

function withoutFirst(words: readonly WordOp[], line: string): readonly WordOp[] {
  const [first, ...rest] = words
  if (!first?.[1].startsWith(line)) return words
  const left = first[1].slice(line.length).replace(/^\n/, '')
  return left === '' ? rest : [[first[0], left], ...rest]
}
