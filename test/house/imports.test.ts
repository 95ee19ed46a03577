import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './imports.ts'

const specifiers = (source: string) => read(source).imports.map((each) => each.specifier)

test('every form of import is read', () => {
  const source = `import fs from 'node:fs'
import './side-effect.ts'
import type { A } from '#law/a.ts'
import { type B, type C } from "#law/b.ts"
import {
  type D,
  e,
} from '#law/d.ts'
export { f } from './f.ts'
export * from './g.ts'
export type { H } from './h.ts'
const later = await import('#web/later.tsx')
type I = typeof import('#web/i.ts')
const j = (x: import('#web/j.ts').J) => import(x.path)
import en from '../../locales/en.json' with { type: 'json' }`
  const found = read(source).imports.map((each) => [each.line, each.specifier, each.kind, each.typeOnly])
  assert.deepEqual(found, [
    [1, 'node:fs', 'static', false],
    [2, './side-effect.ts', 'static', false],
    [3, '#law/a.ts', 'static', true],
    [4, '#law/b.ts', 'static', true],
    [5, '#law/d.ts', 'static', false],
    [9, './f.ts', 're-export', false],
    [10, './g.ts', 're-export', false],
    [11, './h.ts', 're-export', true],
    [12, '#web/later.tsx', 'dynamic', false],
    [13, '#web/i.ts', 'dynamic', true],
    [14, '#web/j.ts', 'dynamic', true],
    [14, null, 'dynamic', false],
    [15, '../../locales/en.json', 'static', false],
  ])
})

test('what only looks like an import is not read', () => {
  const source = `// import a from 'a'
/* import b from 'b' */
const c = "import c from 'c'"
const d = \`import d from 'd' \${[1].map((x) => \`import e from 'e' \${x}\`)} import('f')\`
const g = /import g from 'g'/
const h = x / import_h / 'h'
const url = 'https://example.org/a' // from 'i'`
  assert.deepEqual(specifiers(source), [])
})

test('an import after quotes, slashes and templates is still read', () => {
  const source = `const a = /['"\`/*]/.test(b) ? c / d : \`\${'}'}\`
const page = <p title="it's">don't / won't {a / b} <br /> https://x.test/</p>
export const e = await import('#law/e.ts')`
  assert.deepEqual(specifiers(source), ['#law/e.ts'])
})

test('the bare code holds neither comments nor the words of texts, and keeps its lines', () => {
  const { code } = read(`const a = 'Date.now()' // Date.now()
/* Date.now()
 */ const b = \`Date.now() \${Date.now()}\``)
  assert.equal(code.match(/Date\.now/g)?.length, 1)
  assert.equal(code.split('\n').length, 3)
})
