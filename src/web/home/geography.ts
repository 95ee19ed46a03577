/** Where states lie on the map of the world, and the outline of its land: drawn once, from Natural Earth. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoArea, geoCentroid, geoNaturalEarth1, geoPath } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import numbers from '../../../assets/map/iso-3166-numbers.json' with { type: 'json' }

export const WIDTH = 1000
export const HEIGHT = 460

/** A place on the map, in units of its width and height. */
export interface Spot {
  readonly x: number
  readonly y: number
}

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>
type Shape = Feature<Polygon | MultiPolygon>

const { resolve } = createRequire(import.meta.url)
// The far south, where no law is made, is left out.
const SOUTH = -58
const projection = geoNaturalEarth1().fitExtent(
  [
    [0, 4],
    [WIDTH, HEIGHT],
  ],
  {
    type: 'MultiPoint',
    coordinates: [
      [-180, 0],
      [180, 0],
      [0, 83],
      [0, SOUTH],
    ],
  },
)

let drawn: string | null = null
const spots = new Map<string, Spot | null>()
let shapes: ReadonlyMap<string, Shape> | null = null

/** Returns the outline of all land, as the path of an SVG. */
export function landPath(): string {
  if (drawn === null) {
    const world = atlas('land-110m.json')
    const land = feature(world, world.objects.land)
    const polygons = land.features
      .flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : []))
      .filter((rings) => (rings[0] ?? []).some(([, latitude]) => (latitude ?? SOUTH) > SOUTH))
    drawn = geoPath(projection).digits(0)({ type: 'MultiPolygon', coordinates: polygons }) ?? ''
  }
  return drawn
}

/** Returns the middle of a state's largest land; null for what lies on no map: unions of states, invented ones. */
export function spotOf(code: string): Spot | null {
  const state = code.split('-')[0] ?? ''
  let spot = spots.get(state)
  if (spot === undefined) spots.set(state, (spot = findSpot(state)))
  return spot
}

/** Returns where a position lies on the map; null where that is left out of it. */
export function pointOf([latitude, longitude]: readonly [number, number]): Spot | null {
  const at = latitude < SOUTH ? null : projection([longitude, latitude])
  return at && at[1] <= HEIGHT ? { x: Math.round(at[0]), y: Math.round(at[1]) } : null
}

function findSpot(state: string): Spot | null {
  const number = (numbers as Readonly<Record<string, string>>)[state]
  if (number === undefined) return null
  shapes ??= shapesByNumber()
  const shape = shapes.get(number)
  const at = shape && projection(geoCentroid(largest(shape)))
  return at ? { x: Math.round(at[0]), y: Math.round(at[1]) } : null
}

// Some numbers stand for several shapes: the islands of a state, kept apart from it. The largest is meant.
function shapesByNumber(): ReadonlyMap<string, Shape> {
  const world = atlas('countries-50m.json')
  const found = new Map<string, Shape>()
  for (const shape of feature(world, world.objects.countries).features as Shape[]) {
    const number = String(shape.id)
    const other = found.get(number)
    if (!other || geoArea(other) < geoArea(shape)) found.set(number, shape)
  }
  return found
}

function largest({ geometry }: Shape): Polygon {
  if (geometry.type === 'Polygon') return geometry
  const polygons = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
  return polygons.reduce((most, polygon) => (geoArea(polygon) > geoArea(most) ? polygon : most))
}

function atlas(file: string): World {
  return JSON.parse(readFileSync(resolve(`world-atlas/${file}`), 'utf8')) as World
}
