/** The map of centres: those of real states on the world, those of invented ones in an inset of their own. The list beside it says the same in words. */
import type { Centre } from '#jobs/network/centres.ts'
import { HEIGHT, landPath, pointOf, type Spot, spotOf, WIDTH } from '../home/geography.ts'
import { isInvented } from '../invented.tsx'
import type { Page } from '../page.ts'
import { centrePath } from './address.ts'
import { nameOf } from './centre-names.ts'

/** A centre and the number that it bears in the list. */
export interface Numbered {
  readonly number: number
  readonly centre: Centre
}

interface Placed extends Numbered, Spot {
  /** False where only the state is known: the mark stands in its middle. */
  readonly exact: boolean
}

const INSET = { width: 300, height: 200, edge: 44 }
/** Marks nearer than this would cover each other. */
const ROOM = 24

export function CentreMap({ page, centres }: { page: Page; centres: readonly Numbered[] }) {
  const { t } = page
  const invented = centres.filter(({ centre }) => isOfInvented(page, centre))
  const world = centres.filter((each) => !invented.includes(each)).flatMap(onWorld)
  if (world.length + invented.length === 0) return null
  return (
    <figure class="centremap">
      <svg class="world" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <path class="land" d={landPath()} />
        <Marks page={page} marks={apart(world)} />
      </svg>
      {invented.length > 0 && (
        <div class="inset">
          <svg viewBox={`0 0 ${INSET.width} ${INSET.height}`} aria-hidden="true" focusable="false">
            <path class="graticule" d={graticule()} />
            <Marks page={page} marks={apart(inInset(invented))} />
          </svg>
          <p>{t('network.centres.inset')}</p>
        </div>
      )}
      <figcaption class="unseen">{t('network.centres.map')}</figcaption>
    </figure>
  )
}

function isOfInvented(page: Page, { profile }: Centre): boolean {
  return profile?.state != null && isInvented(page, profile.state)
}

function Marks({ page, marks }: { page: Page; marks: readonly Placed[] }) {
  return (
    <>
      {marks.map(({ centre, number, x, y, exact }) => (
        <a
          href={centrePath(centre)}
          tabindex={-1}
          class={exact ? `is-${centre.how}` : `is-${centre.how} about`}
        >
          <title>{nameOf(page, centre)}</title>
          <circle cx={x} cy={y} r="11" />
          <text x={x} y={y} dy="0.35em">
            {number}
          </text>
        </a>
      ))}
    </>
  )
}

function onWorld(each: Numbered): Placed[] {
  const { profile } = each.centre
  const exact = profile?.position ? pointOf(profile.position) : null
  const spot = exact ?? (profile?.state ? spotOf(profile.state) : null)
  return spot ? [{ ...each, ...spot, exact: exact !== null }] : []
}

// Invented states lie nowhere on the Earth: their centres are shown as they lie to each other.
function inInset(centres: readonly Numbered[]): Placed[] {
  const positions = centres.flatMap(({ centre }) =>
    centre.profile?.position ? [centre.profile.position] : [],
  )
  const across = scale(
    positions.map(([, longitude]) => longitude),
    INSET.width,
  )
  const down = scale(
    positions.map(([latitude]) => -latitude),
    INSET.height,
  )
  return centres.map((each, index) => {
    const position = each.centre.profile?.position
    if (position) return { ...each, x: across(position[1]), y: down(-position[0]), exact: true }
    const step = (INSET.width - 2 * INSET.edge) / Math.max(1, centres.length - 1)
    return {
      ...each,
      x: Math.round(INSET.edge + index * step),
      y: INSET.height - INSET.edge / 2,
      exact: false,
    }
  })
}

function scale(values: readonly number[], size: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = size - 2 * INSET.edge
  return (value) =>
    Math.round(most === least ? size / 2 : INSET.edge + ((value - least) / (most - least)) * room)
}

// Centres of one town would hide each other: each finds the nearest free place along a spiral.
function apart(marks: readonly Placed[]): Placed[] {
  const taken: Spot[] = []
  return marks.map((mark) => {
    let at: Spot = mark
    for (let turn = 1; turn < 200 && taken.some((other) => isNear(other, at)); turn++) {
      const [angle, far] = [turn * 0.9, ROOM * 0.35 * Math.sqrt(turn) + ROOM * 0.5]
      at = { x: Math.round(mark.x + far * Math.cos(angle)), y: Math.round(mark.y + far * Math.sin(angle)) }
    }
    taken.push(at)
    return { ...mark, ...at }
  })
}

function isNear(one: Spot, other: Spot): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < ROOM
}

function graticule(): string {
  const lines: string[] = []
  for (let x = 50; x < INSET.width; x += 50) lines.push(`M${x},0V${INSET.height}`)
  for (let y = 50; y < INSET.height; y += 50) lines.push(`M0,${y}H${INSET.width}`)
  return lines.join('')
}
