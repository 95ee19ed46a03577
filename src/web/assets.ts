/** What pages need beside themselves: one style sheet out of `assets/css`, the scripts of `client/`, the fonts of the fontsource packages, the icon. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { buildSync, stop } from 'esbuild'
import { sha256 } from '#kit/hash.ts'

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
}

export interface Assets {
  /** URL path of the style sheet, with the hash of its content. */
  readonly css: string
  readonly icon: string
  /**
   * URL paths of the scripts: `early` runs before the first paint and the reader's after it, both on every page; the editor's on
   * the pages of the editor's bench, `studying` where studies are worked on.
   */
  readonly scripts: Readonly<Record<'early' | 'reader' | 'editor' | 'studying', string>>
  /** Every file served, by URL path. All names but for fonts carry a hash; all may be kept for ever. */
  readonly files: ReadonlyMap<string, Asset>
}

const ROOT = path.resolve(import.meta.dirname, '..', '..', 'assets')
const CLIENT = path.resolve(import.meta.dirname, '..', 'client')
const LAYERS = '@layer tokens, base, parts, print;\n'
// The optical-size axis gives titles their own cut; the interface's sans has none.
const FONTS = [
  '@fontsource-variable/source-serif-4/opsz.css',
  '@fontsource-variable/source-serif-4/opsz-italic.css',
  '@fontsource-variable/source-sans-3/wght.css',
  '@fontsource-variable/source-sans-3/wght-italic.css',
]

/** Returns all assets, read into memory. Throws where a font package or the style sheets are absent. */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>()
  const faces = FONTS.map((sheet) => fontFaces(sheet, files)).join('\n')
  const folder = path.join(ROOT, 'css')
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .sort()
  const sheets = names.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')
  const css = add(files, 'comity', 'css', 'text/css; charset=utf-8', minified(`${LAYERS}${faces}\n${sheets}`))
  const icon = add(
    files,
    'mark',
    'svg',
    'image/svg+xml',
    readFileSync(path.join(ROOT, 'icons', 'mark.svg'), 'utf8'),
  )
  const scripts = {
    early: script(files, 'early', 'iife'),
    reader: script(files, 'reader', 'esm'),
    editor: script(files, 'editor', 'esm'),
    studying: script(files, 'studying', 'esm'),
  }
  // What bundles is a thread and a process of its own, which would stay as long as the site does.
  void stop()
  return { css, icon, scripts, files }
}

// Returns the URL of the bundle made of the script and all that it imports.
function script(files: Map<string, Asset>, name: string, format: 'esm' | 'iife'): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(CLIENT, `${name}.ts`)],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    minify: true,
    legalComments: 'none',
  })
  return add(files, name, 'js', 'text/javascript; charset=utf-8', outputFiles[0]?.text ?? '')
}

function add(files: Map<string, Asset>, name: string, ending: string, type: string, text: string): string {
  const url = `/assets/${name}-${sha256(text).slice(0, 10)}.${ending}`
  files.set(url, { body: new TextEncoder().encode(text), type })
  return url
}

// Returns the package's style sheet with its files under /assets/fonts, and adds those files.
function fontFaces(sheet: string, files: Map<string, Asset>): string {
  const location = createRequire(import.meta.url).resolve(sheet)
  return readFileSync(location, 'utf8').replace(/url\(\.\/files\/([\w.-]+\.woff2)\)/g, (_, name: string) => {
    const body = new Uint8Array(readFileSync(path.join(path.dirname(location), 'files', name)))
    files.set(`/assets/fonts/${name}`, { body, type: 'font/woff2' })
    return `url(/assets/fonts/${name})`
  })
}

// Comments and indentation only: what is left stays readable in the browser's tools.
function minified(css: string): string {
  return css.replace(/\/\*.*?\*\//gs, '').replace(/^\s+/gm, '')
}
