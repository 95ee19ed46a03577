/** The life of a provision as a skyline: a block for each wording, as wide as it lasted and as high as it is long. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { type Day, yearFraction } from '#kit/day.ts'
import { type Page, say } from '../page.ts'
import { type ActView, hrefOf } from './view.ts'
import { type Wording, wordingsIn } from './wordings.ts'

const HEIGHT = 44
const BASE = 30
const TALLEST = 28

export function OverTime({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const { story } = view
  const [node] = view.reading?.nodes ?? []
  if (!story || !node) return null
  const place = { jurisdiction: view.work.jurisdiction, language: view.expression.language }
  const label = provisionLabel(page.jurisdictions, node, place) ?? node.heading ?? t('text.thisProvision')
  const wordings = wordingsIn(story.entries)
  const dated = wordings.filter(({ from }) => from !== null)
  const count = view.wordings.get(node.provisionId)
  return (
    <section class="note" id="overtime">
      <h2>{t('notes.overTime', { label })}</h2>
      {dated.length > 1 && <Skyline page={page} view={view} wordings={dated} />}
      <p>
        <a href="#wordings">
          {t('text.wordings', { n: count?.n ?? wordings.length })}
          {count && count.coming > 0 && t('act.toCome', { n: count.coming })}
        </a>
        {dated.length > 1 && `: ${yearsOf(page, dated)}`}
      </p>
    </section>
  )
}

// The wordings stand below the text as links: here they are for the eye and the pointer.
function Skyline({ page, view, wordings }: { page: Page; view: ActView; wordings: readonly Wording[] }) {
  const { today } = page
  const starts = wordings.flatMap(({ from }) => from ?? [])
  const last = [today, ...starts].reduce((a, b) => (a > b ? a : b))
  const [start, end] = [yearFraction(starts[0] ?? last), yearFraction(last) + 0.02]
  const place = (day: Day) => Math.min(100, ((yearFraction(day) - start) / (end - start || 1)) * 97)
  const all = wordingsIn(view.story?.entries ?? [])
  const lengths = wordings.map((wording) => view.story?.lengths[all.indexOf(wording)] ?? null)
  const most = Math.max(1, ...lengths.map((length) => length ?? 0))
  return (
    <svg class="skyline" width="100%" height={HEIGHT} aria-hidden="true">
      {wordings.map((wording, at) => {
        const { from, to, day } = wording
        if (!from || !day) return null
        const x = place(from)
        const width = Math.max(1, (to && to < last ? place(to) : 100) - x)
        const height = Math.max(3, Math.round(((lengths[at] ?? 0) / most) * TALLEST))
        return (
          <a href={hrefOf(view, { at: day, eId: wording.rows[0]?.eId ?? null })} tabindex={-1}>
            <title>{say(page, from)}</title>
            <rect
              class={wording === view.story?.shown ? 'block shown' : from > today ? 'block future' : 'block'}
              x={`${x.toFixed(2)}%`}
              y={BASE - height}
              width={`${width.toFixed(2)}%`}
              height={height}
            />
          </a>
        )
      })}
      <text x="0" y={HEIGHT - 3}>
        {say(page, starts[0] ?? last, 'year')}
      </text>
      <text x="100%" y={HEIGHT - 3} text-anchor="end">
        {say(page, last, 'year')}
      </text>
    </svg>
  )
}

/** Years listed before the rest is left to the list of wordings. */
const MOST_YEARS = 8

function yearsOf(page: Page, wordings: readonly Wording[]): string {
  const years = [...new Set(wordings.flatMap(({ from }) => (from ? say(page, from, 'year') : [])))]
  return years.length <= MOST_YEARS ? years.join(', ') : `${years[0]}, … ${years.slice(-5).join(', ')}`
}
