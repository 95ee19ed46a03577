// Lets Node run .tsx: it strips types from .ts by itself, but JSX needs a transform (esbuild, in process). What was
// transformed and compiled is kept in .cache/ by content, and packages of many small files as one file by version: a start
// then costs what plain JavaScript costs.
import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = path.resolve(import.meta.dirname, '..')
const CACHE = path.join(ROOT, '.cache')
const OPTIONS = {
  loader: 'tsx',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'inline',
}

// ES modules without dependencies, each with all the names by which it is imported. Found and read file by file, the 257
// files of Kysely alone cost a start a tenth of a second.
const JOINED = { jose: ['jose'], kysely: ['kysely', 'kysely/migration'], zod: ['zod', 'zod/v4'] }
const PACKAGE_OF = new Map(
  Object.entries(JOINED).flatMap(([name, specifiers]) => specifiers.map((each) => [each, name])),
)

const JOINING = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'esnext',
  logLevel: 'silent',
  outExtension: { '.js': '.mjs' },
}

const esbuild = () => createRequire(import.meta.url)('esbuild')
const joined = new Map()

enableCompileCache(path.join(CACHE, 'v8'))
registerHooks({
  resolve(specifier, context, next) {
    const name = PACKAGE_OF.get(specifier)
    const found = next(specifier, context)
    if (name === undefined) return found
    const url = joinedFiles(name, (each) => next(each, { ...context, parentURL: import.meta.url }).url).get(
      found.url,
    )
    return url === undefined ? found : { url, format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    return { format: 'module', source: javascript(fileURLToPath(url)), shortCircuit: true }
  },
})

function javascript(file) {
  const source = readFileSync(file, 'utf8')
  const kept = path.join(
    CACHE,
    'tsx',
    `${hash('sha256', `${JSON.stringify(OPTIONS)}\n${file}\n${source}`)}.js`,
  )
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const { code } = esbuild().transformSync(source, { ...OPTIONS, sourcefile: file })
    keep(kept, code)
    return code
  }
}

// Where the folder cannot be written (a read-only installation), every start transforms anew.
function keep(file, code) {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(draft, code)
    renameSync(draft, file)
  } catch {}
}

// Returns, for each file by which a package is imported, the one to load in its place: none where there is nowhere to keep it.
function joinedFiles(name, resolve) {
  const known = joined.get(name)
  if (known) return known
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'))
  const entries = JOINED[name].map((specifier) => ({
    in: fileURLToPath(resolve(specifier)),
    out: specifier.replaceAll('/', '-'),
  }))
  const form = hash('sha256', JSON.stringify([JOINING, entries])).slice(0, 8)
  const folder = path.join(CACHE, 'packages', `${name}-${version}-${form}`)
  const files = new Map()
  if (existsSync(folder) || join(entries, folder))
    for (const { in: file, out } of entries)
      files.set(`${pathToFileURL(file)}`, `${pathToFileURL(path.join(folder, `${out}.mjs`))}`)
  joined.set(name, files)
  return files
}

// The folder appears whole or not at all; another process may have made it meanwhile.
function join(entryPoints, folder) {
  const outdir = `${folder}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    mkdirSync(path.dirname(folder), { recursive: true })
    esbuild().buildSync({ ...JOINING, entryPoints, outdir })
    renameSync(outdir, folder)
  } catch {
    rmSync(outdir, { recursive: true, force: true })
  }
  return existsSync(folder)
}
