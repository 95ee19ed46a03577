/** The steps of a draft in their order, with what was undone, and undoing and doing again. */
import type { Step } from '#editing/steps.ts'
import { isDay } from '#kit/day.ts'
import type { Page } from '../page.ts'
import { say } from '../page.ts'
import type { DraftView } from './draft.ts'
import { nameOf } from './names.ts'
import { Upon } from './upon.tsx'

/** Steps listed; of more, the last. */
const MOST = 60

type View = Pick<DraftView, 'page' | 'bench'>

export function Steps({ view }: { view: View }) {
  const { page, bench } = view
  const { t } = page
  const { draft } = bench
  const { steps, cursor } = draft
  const first = Math.max(steps.length - MOST, 0)
  return (
    <section class="box" id="bench-steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('bench.steps')}</h2>
      {steps.length === 0 && <p class="quiet">{t('bench.stepsNone')}</p>}
      <ol class="stepped" start={first + 1}>
        {steps.slice(first).map((step, index) => (
          <li class={first + index < cursor ? undefined : 'undone'}>
            {said(view, step)}
            {first + index >= cursor && <span class="quiet"> ({t('bench.undoneStep')})</span>}
          </li>
        ))}
      </ol>
      <div class="doings">
        <Upon draft={draft} act="undo" name="undo">
          <button type="submit" class="quietly" disabled={cursor === 0} aria-keyshortcuts="Control+Z">
            {t('bench.undo')}
          </button>
        </Upon>
        <Upon draft={draft} act="redo" name="redo">
          <button
            type="submit"
            class="quietly"
            disabled={cursor === steps.length}
            aria-keyshortcuts="Control+Shift+Z"
          >
            {t('bench.redo')}
          </button>
        </Upon>
        <a href={`/edit/draft/${draft.id}/discard`}>{t('bench.discard')}</a>
      </div>
    </section>
  )
}

function said(view: View, step: Step): string {
  const { page } = view
  const { t } = page
  switch (step.do) {
    case 'describe': {
      const { do: _, of, ...fields } = step
      if (of !== undefined) return t('bench.iri.other')
      return t('bench.step.describe', { fields: fieldsSaid(page, Object.keys(fields)) })
    }
    case 'date':
      return step.ground === undefined
        ? t('bench.step.date', { date: daySaid(page, step.asOf ?? null) })
        : t('bench.step.ground', { title: step.ground?.title ?? '—' })
    case 'enter':
      return t('bench.step.enter', { n: step.provisions.length })
    case 'add':
      return t('bench.step.add', { n: step.provisions.length })
    case 'repeal-act':
      return t('bench.step.repealAct')
    case 'redate':
      return t('bench.step.redate', { from: daySaid(page, step.from), to: daySaid(page, step.to) })
    default:
      return t(`bench.step.${step.do}`, { name: named(view, step.wId) })
  }
}

function daySaid(page: Page, day: string | null): string {
  return day !== null && isDay(day) ? say(page, day, 'short') : page.t('bench.unknown')
}

function fieldsSaid({ t }: Page, names: readonly string[]): string {
  return names
    .flatMap((name) => {
      const field = FIELDS.find((one) => one === name)
      return field ? [t(`bench.field.${field}`).toLocaleLowerCase(t.locale)] : []
    })
    .join(', ')
}

const FIELDS = [
  'title',
  'jurisdiction',
  'language',
  'type',
  'subtype',
  'number',
  'date',
  'published',
  'force',
  'aliases',
  'topics',
] as const

function named({ page, bench }: View, wId: string): string {
  const entry =
    bench.folded.text.find((one) => one.wId === wId) ?? bench.before.find((one) => one.wId === wId)
  return entry ? nameOf(page, bench.folded.description, entry) : '—'
}
