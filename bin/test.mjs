// `npm test`: installs what is missing, then checks format, types and every test on the project's own Node.
// With --quick (`npm run ok`): what takes less than a minute, leaving out what drives a browser, joins the parts or reads the corpora, and trying
// fewer cases of each property (test/pace.ts). With --times it also prints the processor time of each file (on Linux).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureInstalled, ROOT, run } from './install.mjs'

// What joins the parts to a library, pages among it, and what signs with real keys, belongs to the whole.
const QUICK = [
  'src/!(jobs|api|exchange|web)/**/*.test.{ts,tsx}',
  'src/exchange/*.test.ts',
  'src/exchange/!(repository|proof)/**/*.test.ts',
  'test/*.test.ts',
  'test/house/**/*.test.ts',
]
const ALL = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}']

const OPTIONS = ['--quick', '--times']
const { quick, times, names } = readArguments(process.argv.slice(2))
const node = await ensureInstalled({ dev: true })
// What test files share during this run (test/prepared.ts).
const shared = mkdtempSync(path.join(os.tmpdir(), 'comity-tests-'))
const timesFile = path.join(shared, 'times')
const env = {
  ...process.env,
  PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
  TZ: process.env.TZ ?? 'UTC',
  // Every process that a test starts loads what others compiled.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(ROOT, '.cache', 'v8'),
  COMITY_TEST_RUN: shared,
  ...(quick ? { COMITY_QUICK: '1' } : {}),
  ...(times ? { COMITY_TIMES: timesFile } : {}),
}

const failed = []
if (names.length === 0) {
  await stage('format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'])
  await stage('types', ['node_modules/typescript/bin/tsc', '-p', '.'])
}
const tests = names.length > 0 ? names : quick ? QUICK : ALL
await stage('tests', [
  '--disable-warning=ExperimentalWarning',
  '--import',
  './bin/tsx-hook.mjs',
  ...(times ? ['--import', './bin/test-times.mjs'] : []),
  '--test',
  // Some files wait for processes, timers and pages: one more than there are cores keeps the cores at work.
  `--test-concurrency=${os.availableParallelism() + 1}`,
  '--test-timeout=540000',
  ...tests,
])

if (times) printTimes()
rmSync(shared, { recursive: true, force: true })
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0

async function stage(name, args) {
  const started = Date.now()
  console.log(`\n# ${name}`)
  const code = await run(node, args, { cwd: ROOT, env })
  console.log(
    `# ${name}: ${code === 0 ? 'passed' : `failed (code ${code})`} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  )
  if (code !== 0) failed.push(name)
}

// Dearest first, then the sum.
function printTimes() {
  const lines = readFileSync(timesFile, 'utf8').trim().split('\n')
  const taken = lines.map((line) => line.split('\t')).sort(([one], [other]) => other - one)
  for (const [seconds, file] of taken) console.log(`${seconds.padStart(7)} s  ${path.relative(ROOT, file)}`)
  const sum = taken.reduce((total, [seconds]) => total + Number(seconds), 0)
  console.log(`${sum.toFixed(1).padStart(7)} s  of the processor in ${taken.length} files`)
}

function readArguments(args) {
  const unknown = args.find((arg) => arg.startsWith('-') && !OPTIONS.includes(arg))
  if (unknown) {
    console.error(`Cannot test: unknown option ${unknown}; expected [--quick] [--times] [test files]`)
    process.exit(2)
  }
  if (args.includes('--times') && process.platform !== 'linux') {
    console.error('Cannot print times: they are read from /proc, which Linux has; leave out --times')
    process.exit(2)
  }
  return {
    quick: args.includes('--quick'),
    times: args.includes('--times'),
    names: args.filter((arg) => !arg.startsWith('-')),
  }
}
