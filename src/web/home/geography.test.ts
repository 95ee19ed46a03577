import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HEIGHT, landPath, spotOf, WIDTH } from './geography.ts'

test('a state lies where it lies, on the map; its parts lie in it', () => {
  const [france, russia, chile, andorra] = ['fr', 'ru', 'cl', 'ad'].map(spotOf)
  for (const spot of [france, russia, chile, andorra]) {
    assert.ok(spot && spot.x > 0 && spot.x < WIDTH && spot.y > 0 && spot.y < HEIGHT)
  }
  assert.ok((france?.x ?? 0) < (russia?.x ?? 0) && (france?.x ?? 0) > (chile?.x ?? 0))
  assert.ok((chile?.y ?? 0) > (france?.y ?? 0))
  assert.deepEqual(spotOf('za-cpt'), spotOf('za'))
})

test('a state with islands far away lies where most of its land is', () => {
  const [france, states] = [spotOf('fr'), spotOf('us')]
  assert.ok((france?.y ?? 0) < HEIGHT / 3, 'France lies in Europe, not in Guiana')
  assert.ok(
    (states?.x ?? 0) > 200 && (states?.y ?? 0) > 100,
    'the United States lie below Canada, not in Alaska',
  )
})

test('what is no land of its own lies nowhere: unions of states, invented ones', () => {
  for (const code of ['eu', 'un', 'xv', 'xb', 'xc', '??']) assert.equal(spotOf(code), null)
})

test('the land is drawn once, without the far south, small enough to be part of a page', () => {
  assert.equal(landPath(), landPath())
  assert.ok(landPath().length < 40_000)
  const rows = [...landPath().matchAll(/[ML](-?\d+),(-?\d+)/g)].map(([, , y]) => Number(y))
  assert.ok(rows.length > 1000 && Math.max(...rows) <= HEIGHT)
})
