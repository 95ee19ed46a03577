/** A real Chromium for the tests: the machine's own, else the one that the npm package carries with its libraries, else apt's. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { extract } from 'tar-stream'

interface Found {
  readonly executable: string
  /** What the browser needs in its environment, beside what is there. */
  readonly env: Readonly<Record<string, string>>
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--hide-scrollbars',
]

/**
 * Returns a running headless Chromium. `COMITY_CHROMIUM` names the one to use; otherwise the system's is tried, then the npm
 * package's, then what apt installs where this process may. Throws with what to install where none of them starts.
 */
export async function openBrowser(): Promise<Browser> {
  const refused: string[] = []
  for (const [name, find] of WAYS) {
    try {
      const found = await find()
      if (!found) continue
      const env = { ...(process.env as Record<string, string>), ...found.env }
      return await chromium.launch({ executablePath: found.executable, args: ARGUMENTS, env })
    } catch (error) {
      refused.push(
        `${name}: ${String(error instanceof Error ? error.message : error)
          .split('\n')
          .slice(0, 3)
          .join(' ')}`,
      )
    }
  }
  throw new Error(
    `Cannot open a browser: no Chromium starts here; install Chromium or Google Chrome, or name one in COMITY_CHROMIUM\n${refused.join('\n')}`,
  )
}

const WAYS: readonly (readonly [string, () => Found | null | Promise<Found | null>])[] = [
  ['COMITY_CHROMIUM', () => given(process.env.COMITY_CHROMIUM)],
  ['the system', () => (process.env.COMITY_CHROMIUM ? null : onPath())],
  ['@sparticuz/chromium', () => (process.env.COMITY_CHROMIUM ? null : carried())],
  ['apt-get', () => (process.env.COMITY_CHROMIUM ? null : fromApt())],
]

function given(executable: string | undefined): Found | null {
  return executable ? { executable, env: {} } : null
}

function onPath(): Found | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  for (const name of NAMES) {
    for (const folder of [...folders, '/usr/bin', '/opt/google/chrome']) {
      if (isExecutable(path.join(folder, name))) return { executable: path.join(folder, name), env: {} }
    }
  }
  return null
}

function fromApt(): Found | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 120_000 })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
    timeout: 600_000,
  })
  return onPath()
}

// The package unpacks its shared libraries only on Lambda, and into fixed places that two processes could fill at once.
// Here everything goes into one folder named by the package's version, which appears whole or not at all.
async function carried(): Promise<Found | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const home = packageHome()
  if (!home) return null
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(os.tmpdir(), `comity-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(folder)) await unpack(path.join(home, 'bin'), folder)
  const libraries = [path.join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }
  return { executable: path.join(folder, 'chromium'), env }
}

function packageHome(): string | null {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  } catch {
    return null
  }
}

async function unpack(bin: string, folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  const executable = path.join(draft, 'chromium')
  await pipeline(
    createReadStream(path.join(bin, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(executable),
  )
  await chmod(executable, 0o755)
  await untar(path.join(bin, 'al2023.tar.br'), draft)
  await untar(path.join(bin, 'swiftshader.tar.br'), draft)
  await untar(path.join(bin, 'fonts.tar.br'), draft)
  await writeFile(path.join(draft, 'fonts.conf'), fontsOf(folder))
  try {
    await rename(draft, folder)
  } catch {
    await rm(draft, { recursive: true, force: true })
  }
}

// The machine's fonts, where it has any, and the package's Open Sans. Neither has Chinese or Japanese letters unless installed:
// pages are measured with boxes in their place then, which have the same width.
function fontsOf(folder: string): string {
  return `<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`
}

async function untar(archive: string, folder: string): Promise<void> {
  const entries = createReadStream(archive).pipe(createBrotliDecompress()).pipe(extract())
  for await (const entry of entries) {
    const target = path.join(folder, entry.header.name)
    if (entry.header.type === 'file') {
      await mkdir(path.dirname(target), { recursive: true })
      await pipeline(entry, createWriteStream(target))
    } else entry.resume()
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
