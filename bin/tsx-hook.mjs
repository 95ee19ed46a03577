// Lets Node run .tsx: it strips types from .ts by itself, but JSX needs a transform (esbuild, in process). What was
// transformed and compiled is kept in .cache/ by content: a start then costs what plain JavaScript costs.
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const CACHE = path.resolve(import.meta.dirname, '..', '.cache')
const OPTIONS = {
  loader: 'tsx',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'inline',
}

let transform

enableCompileCache(path.join(CACHE, 'v8'))
registerHooks({
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
    transform ??= createRequire(import.meta.url)('esbuild').transformSync
    const { code } = transform(source, { ...OPTIONS, sourcefile: file })
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
