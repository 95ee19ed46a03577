/** Who may import whom, and who may say what: the table of the design as data, read against every line of `src/`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  circleFaults,
  type Fault,
  folderOf,
  formFaults,
  importFaults,
  isTest,
  type Phrase,
  phraseFaults,
  type Reserved,
  reservedFaults,
  sizeFaults,
  type Table,
} from './house/rules.ts'
import { sourceFiles } from './house/tree.ts'

const DUTIES = ['agreements', 'treaties', 'research', 'events', 'requests', 'plain', 'accounts', 'editing']
const DUTY_MAY = ['store', 'law', 'markup', 'compare', 'citations', 'vocab', 'kit']
const CORE = [
  'kit',
  'law',
  'markup',
  'citations',
  'compare',
  'vocab',
  'i18n',
  'store',
  'search',
  'sources',
  'exchange',
  ...DUTIES,
  'export',
]
const FRONTS_MAY = [...CORE, 'jobs']

const MAY_IMPORT: Table = {
  kit: [],
  law: ['kit'],
  markup: ['law', 'kit'],
  citations: ['law', 'markup', 'kit'],
  compare: ['law', 'markup', 'kit'],
  vocab: ['law', 'markup', 'kit'],
  i18n: ['law', 'kit'],
  store: ['law', 'kit'],
  search: ['store', 'law', 'markup', 'i18n', 'kit'],
  sources: ['law', 'markup', 'citations', 'kit'],
  exchange: ['law', 'markup', 'kit'],
  ...Object.fromEntries(DUTIES.map((duty) => [duty, DUTY_MAY])),
  export: ['law', 'markup', 'vocab', 'i18n', 'kit'],
  jobs: CORE,
  api: FRONTS_MAY,
  web: FRONTS_MAY,
  cli: FRONTS_MAY,
  client: ['law', 'compare', 'exchange', 'kit'],
  'app.ts': [...FRONTS_MAY, 'api', 'web', 'cli', 'client'],
}

const isIn =
  (...folders: string[]) =>
  (file: string) =>
    isTest(file) || folders.includes(folderOf(file))
const isOutside =
  (...folders: string[]) =>
  (file: string) =>
    !folders.includes(folderOf(file)) || isTest(file)

const RESERVED: readonly Reserved[] = [
  {
    modules: /^(node:sqlite|pg)$/,
    only: (file) => /^[a-z-]+\/dialect\//.test(file),
    rule: 'database drivers are met only in a dialect/ folder',
  },
  {
    modules: /^kysely(\/|$)/,
    only: isIn('store', 'search', ...DUTIES),
    rule: 'SQL is written only in store/, search/ and the duty folders',
  },
  {
    modules: /^(node:(https?|http2|net|tls|dgram|dns)(\/|$)|undici$)/,
    only: isIn('sources', 'exchange', 'accounts'),
    rule: 'the network is reached only from sources/, exchange/ and accounts/',
  },
  { modules: /^node:/, only: isOutside('client'), rule: 'client/ runs in browsers' },
  {
    modules: /^#exchange\/(?!proof\/)/,
    only: isOutside('client'),
    rule: 'of the exchange, browsers check proofs and nothing else',
  },
  {
    modules: /^node:(fs|child_process|worker_threads|http|https|net|sqlite|process)(\/|$)/,
    only: isOutside('kit', 'law', 'compare'),
    rule: 'the model is pure: it reads and writes nothing',
  },
  { modules: /^hono(\/|$)/, only: isIn('api', 'web', 'app.ts'), rule: 'pages and the API alone speak HTTP' },
  {
    modules: /^(commander|@clack\/prompts)$/,
    only: isIn('cli'),
    rule: 'the command line alone reads arguments and draws on terminals',
  },
]

const PHRASES: readonly Phrase[] = [
  {
    pattern: /\bsql(\.raw)?(<[^>]*>)?`|\bsql\.raw\(|\.prepare\(/,
    only: isIn('store', 'search', ...DUTIES),
    rule: 'SQL is written only in store/, search/ and the duty folders',
  },
  {
    pattern: /(?<![.\w])fetch\(|\bglobalThis\.fetch\b|\bnew (WebSocket|EventSource)\(/,
    only: isIn('sources', 'exchange', 'accounts', 'client'),
    rule: 'the network is reached only from sources/, exchange/ and accounts/',
  },
  {
    pattern: /\bDate\.now\b|\bnew Date\(\)|(?<![.\w])Date\(\)|\bTemporal\.Now\b|\bperformance\.timeOrigin\b/,
    only: isIn('app.ts'),
    rule: 'the clock is passed down from app.ts',
  },
]

const files = sourceFiles()
const shown = (faults: readonly Fault[]) =>
  faults.map((fault) => `src/${fault.file}:${fault.line} ${fault.rule}`)

test('every import keeps to the table of the design', () => {
  assert.ok(files.length > 0, 'src/ is empty')
  assert.deepEqual(shown(importFaults(files, MAY_IMPORT)), [])
})

test('databases, the network, pages and terminals are each met in one place', () => {
  assert.deepEqual(shown(reservedFaults(files, RESERVED)), [])
})

test('SQL, the network and the clock are spoken to only where they belong', () => {
  assert.deepEqual(shown(phraseFaults(files, PHRASES)), [])
})

test('no file imports itself through others', () => {
  assert.deepEqual(shown(circleFaults(files)), [])
})

test('every file says what it is for, exports names, and passes on nothing', () => {
  assert.deepEqual(shown(formFaults(files)), [])
})

test('no file is longer than 400 lines', (t) => {
  for (const line of shown(sizeFaults(files, 300))) t.diagnostic(line)
  assert.deepEqual(shown(sizeFaults(files, 400)), [])
})

test('kit/ stays under ten files', () => {
  assert.ok(files.filter((file) => folderOf(file.path) === 'kit' && !isTest(file.path)).length < 10)
})

test('every folder of sources/ has its line in the registry', () => {
  const folders = new Set(
    files.map((file) => /^sources\/([^/]+)\//.exec(file.path)?.[1]).filter((name) => name !== undefined),
  )
  const registry = files.find((file) => file.path === 'sources/registry.ts')
  const lines = new Set(registry?.imports.map((each) => /^\.\/([^/]+)\//.exec(each.specifier ?? '')?.[1]))
  assert.deepEqual(
    [...folders].filter((name) => !lines.has(name)),
    [],
  )
})
