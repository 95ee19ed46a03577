/**
 * The page that checks proofs as one file: its style and its script stand in it, and its own policy lets it run that script, show that
 * style and nothing else, from a site as from a disk.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'

/** What is the same in every language. */
export interface Checker {
  readonly script: string
  readonly style: string
  /** Content-Security-Policy of the page, but for what only a header can say. */
  readonly policy: string
}

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')
const SHEETS = ['tokens', 'base', 'verify']

let made: Checker | null = null

/** Returns the parts, made when the page is first asked for. Throws where the script cannot be bundled. */
export function checker(): Checker {
  made ??= make()
  return made
}

function make(): Checker {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(ROOT, 'src', 'client', 'verify.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
  })
  // What ends a script in HTML must not stand in one.
  const script = (outputFiles[0]?.text ?? '')
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--')
  const sheets = SHEETS.map((name) => readFileSync(path.join(ROOT, 'assets', 'css', `${name}.css`), 'utf8'))
  const style = ['@layer tokens, base, parts;', ...sheets]
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/^\s+/gm, '')
  const policy = [
    "default-src 'none'",
    `script-src ${sourceOf(script)}`,
    `style-src ${sourceOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return { script, style, policy }
}

function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
