import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { applied, kept } from './settings.ts'

afterEach(() => Reflect.deleteProperty(globalThis, 'localStorage'))

function holding(text: string | null): void {
  const localStorage = { getItem: () => text }
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true })
}

const USUAL = { size: 0, theme: 'auto', measure: 'normal', refs: 'on', keys: true }

test('what was set is read; where nothing was, where it is damaged or forbidden, the usual holds', () => {
  holding('{"size":2,"theme":"dark","measure":"wide","refs":"off","keys":false}')
  assert.deepEqual(kept(), { size: 2, theme: 'dark', measure: 'wide', refs: 'off', keys: false })
  for (const damaged of [null, '', '{', '[]', '7', '{"size":"x","theme":1,"measure":null,"refs":false}']) {
    holding(damaged)
    assert.deepEqual(kept(), USUAL, String(damaged))
  }
  Reflect.deleteProperty(globalThis, 'localStorage')
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  assert.deepEqual(kept(), USUAL)
})

test('a size beyond the ends is the last one there is', () => {
  holding('{"size":99}')
  assert.equal(kept().size, 3)
  holding('{"size":-99}')
  assert.equal(kept().size, -1)
})

test('what is usual leaves no mark on the page', () => {
  const root = {
    dataset: { size: '2', theme: 'dark', measure: 'wide', refs: 'off' },
  } as unknown as HTMLElement
  applied(root, { size: 0, theme: 'auto', measure: 'normal', refs: 'on', keys: true })
  assert.deepEqual({ ...root.dataset }, {})
})
