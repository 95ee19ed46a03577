/** The map of the states whose law is held. The list beside it says the same in words, with the same links. */
import type { Holding } from '#store/holdings.ts'
import { type Page, placeName } from '../page.ts'
import { HEIGHT, landPath, spotOf, WIDTH } from './geography.ts'

/** A state with all that is held of it and of its parts. */
interface Dot {
  readonly state: string
  readonly acts: number
  readonly x: number
  readonly y: number
}

export function WorldMap({ page, holdings }: { page: Page; holdings: readonly Holding[] }) {
  const dots = dotsOf(holdings)
  if (dots.length === 0) return null
  return (
    <figure class="worldmap">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <path class="land" d={landPath()} />
        {dots.map((dot) => (
          <DotLink page={page} dot={dot} />
        ))}
      </svg>
      <figcaption class="unseen">{page.t('home.map')}</figcaption>
    </figure>
  )
}

function DotLink({ page, dot }: { page: Page; dot: Dot }) {
  const { t } = page
  const { state, acts, x, y } = dot
  return (
    <a href={`/browse?in=${state}`} tabindex={-1}>
      <title>{t('home.mapLink', { place: placeName(page, state), acts: t('home.acts', { n: acts }) })}</title>
      <circle class="near" cx={x} cy={y} r="14" />
      <circle cx={x} cy={y} r={sizeOf(acts)} />
    </a>
  )
}

// Ten times the acts, a little more of a dot.
function sizeOf(acts: number): string {
  return (4.5 + Math.log10(acts + 1)).toFixed(1)
}

// Small states lie among large ones: drawn last, they are on top.
function dotsOf(holdings: readonly Holding[]): Dot[] {
  const states = Map.groupBy(holdings, ({ jurisdiction }) => jurisdiction.split('-')[0] ?? '')
  return [...states]
    .flatMap(([state, parts]) => {
      const spot = spotOf(state)
      return spot ? [{ state, acts: parts.reduce((sum, { acts }) => sum + acts, 0), ...spot }] : []
    })
    .sort((a, b) => b.acts - a.acts)
}
