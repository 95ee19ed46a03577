import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './imports.ts'
import {
  circleFaults,
  type Fault,
  formFaults,
  importFaults,
  phraseFaults,
  reservedFaults,
  type SourceFile,
  sizeFaults,
} from './rules.ts'

const TABLE = {
  kit: [],
  law: ['kit'],
  store: ['law', 'kit'],
  web: ['store', 'law', 'kit'],
  'app.ts': ['kit', 'law', 'store', 'web'],
}

function tree(files: Record<string, string>): SourceFile[] {
  return Object.entries(files).map(([path, source]) => ({ path, source, ...read(source) }))
}

const shown = (faults: readonly Fault[]) => faults.map((fault) => `${fault.file}:${fault.line} ${fault.rule}`)

test('an import that the table allows is no fault', () => {
  const files = tree({
    'law/history/fold.ts': `import { day } from '#kit/day.ts'\nimport { a } from '../interval.ts'\nimport { b } from '#law/iri.ts'\nimport fs from 'node:fs'`,
    'app.ts': `import { serve } from '#web/serve.ts'`,
    'law/fold.test.ts': `import { corpus } from '../../test/corpora.ts'`,
    'web/messages.ts': `import en from '../../locales/en.json' with { type: 'json' }`,
  })
  assert.deepEqual(shown(importFaults(files, TABLE)), [])
})

test('an import over a wall is named with file, line and rule, whatever its form', () => {
  const files = tree({
    'law/a.ts': `import type { Schema } from '#store/schema.ts'`,
    'law/b.ts': `\nexport const b = () => import('#web/page.tsx')`,
    'kit/c.ts': `/** @see x */\n\nexport { day } from '#law/day.ts'`,
    'store/d.ts': `type D = import('#web/d.ts').D`,
    'web/e.ts': `import { app } from '#app.ts'`,
  })
  assert.deepEqual(shown(importFaults(files, TABLE)), [
    'law/a.ts:1 law may not import store (it may import kit)',
    'law/b.ts:2 law may not import web (it may import kit)',
    'kit/c.ts:3 re-exports #law/day.ts: import it where it lives',
    'store/d.ts:1 store may not import web (it may import law, kit)',
    'web/e.ts:1 web may not import app.ts (it may import store, law, kit)',
  ])
})

test('a wall crossed by a relative path, a path without an ending, and a computed path are faults', () => {
  const files = tree({
    'law/a.ts': `import { b } from '../store/b.ts'`,
    'store/b.ts': `import { c } from '../kit/c.ts'`,
    'store/c.ts': `import { d } from '#kit/d'`,
    'store/d.ts': `export const load = (name: string) => import(name)`,
    'store/e.ts': `import { corpus } from '../../test/corpora.ts'`,
    'attic/f.ts': '',
  })
  assert.deepEqual(shown(importFaults(files, TABLE)), [
    'law/a.ts:1 ../store/b.ts leaves law: write #folder/file.ts',
    'store/b.ts:1 ../kit/c.ts leaves store: write #folder/file.ts',
    'store/c.ts:1 #kit/d must end in .ts or .tsx',
    'store/d.ts:1 a dynamic import must name its module, so that it can be checked',
    'store/e.ts:1 ../../test/corpora.ts leaves store: write #folder/file.ts',
    'attic/f.ts:1 attic is in no row of the table: add it to the design first',
  ])
})

test('a reserved module is a fault outside its places', () => {
  const reserved = [
    {
      modules: /^(node:sqlite|pg)$/,
      only: (file: string) => file.includes('/dialect/'),
      rule: 'only in dialect/',
    },
  ]
  const files = tree({
    'store/dialect/sqlite.ts': `import { DatabaseSync } from 'node:sqlite'`,
    'store/works.ts': `import type { DatabaseSync } from 'node:sqlite'\nimport pg from 'pg'\nimport x from 'pg-other'`,
  })
  assert.deepEqual(shown(reservedFaults(files, reserved)), [
    'store/works.ts:1 node:sqlite: only in dialect/',
    'store/works.ts:2 pg: only in dialect/',
  ])
})

test('a reserved phrase is a fault in code, not in comments and texts', () => {
  const phrases = [
    { pattern: /\bDate\.now\(/, only: (file: string) => file === 'app.ts', rule: 'the clock is passed down' },
  ]
  const files = tree({
    'app.ts': 'export const now = Date.now()',
    'law/a.ts': `// Date.now()\nexport const a = 'Date.now()'\nexport const b = Date.now()`,
  })
  assert.deepEqual(shown(phraseFaults(files, phrases)), ['law/a.ts:3 the clock is passed down'])
})

test('a circle of imports is found once, also where a type alone closes it', () => {
  const files = tree({
    'law/a.ts': `import { b } from './b.ts'`,
    'law/b.ts': `import { c } from '#law/c.ts'`,
    'law/c.ts': `import { a } from './a.ts'`,
    'kit/d.ts': `import type { E } from './e.ts'`,
    'kit/e.ts': `import { d } from './d.ts'`,
  })
  assert.deepEqual(shown(circleFaults(files)), [
    'law/a.ts:1 imports itself through law/a.ts > law/b.ts > law/c.ts > law/a.ts',
    'kit/d.ts:1 imports itself through kit/d.ts > kit/e.ts > kit/d.ts',
  ])
})

test('a file over the limit, without an opening, with a default, a barrel and an empty name are faults', () => {
  const files = tree({
    'law/long.ts': `// Long.\n${'x\n'.repeat(10)}`,
    'law/long.test.ts': 'x\n'.repeat(30),
    'law/bare.ts': 'export const a = 1',
    'law/first.ts': '// First.\nexport default 1',
    'law/all.ts': `/** All. */\nexport { a } from './a.ts'\nexport * from './b.ts'\n`,
    'kit/string-utils.ts': '// Texts.\nexport const a = 1',
  })
  assert.deepEqual(shown(sizeFaults(files, 10)), [
    'law/long.ts:11 has 11 lines, more than 10: split it by meaning',
  ])
  assert.deepEqual(shown(formFaults(files)), [
    'law/bare.ts:1 must open with a comment that says what the file is for',
    'law/first.ts:2 exports a default: give it a name',
    'law/all.ts:1 only passes on what others export: import it where it lives',
    'kit/string-utils.ts:1 has a name that says nothing: name it after what it does',
  ])
})
