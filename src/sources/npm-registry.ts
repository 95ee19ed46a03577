/** Asking the npm registry that the user's npm is configured for: what it holds of a package, and the package itself. */
import { execFile } from 'node:child_process'
import { createHash, type Hash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { MAX_ARCHIVE } from './archive.ts'
import { type ReadOptions, UnreadableError } from './contract.ts'

export interface Wanted {
  /** As it was written, for messages. */
  readonly text: string
  readonly name: string
}

const Distribution = z.object({
  tarball: z.url({ protocol: /^https?$/ }),
  integrity: z.string().optional(),
  shasum: z.string().optional(),
})
const Described = z.object({ versions: z.record(z.string(), z.object({ dist: Distribution })) })

export type Dist = z.infer<typeof Distribution>
export type Packument = z.infer<typeof Described>

// Longest silence of the network, in milliseconds.
const STALL = 60_000

/** Returns what the registry holds of the package. Throws UnreadableError where it cannot be reached or has no such package. */
export async function fetchPackument(wanted: Wanted): Promise<Packument> {
  const registry = await registryFor(wanted)
  const address = new URL(wanted.name.replace('/', '%2f'), registry.endsWith('/') ? registry : `${registry}/`)
  const answer = await ask(wanted, address, {
    accept: 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8',
  })
  const parsed = Described.safeParse(await answer.json().catch(() => null))
  if (!parsed.success) throw unreachable(wanted, address, 'its answer does not describe a package')
  return parsed.data
}

// The address of the registry is the user's configuration, which npm itself knows best (scopes, files, environment).
async function registryFor(wanted: Wanted): Promise<string> {
  const scope = wanted.name.startsWith('@') ? wanted.name.split('/')[0] : null
  const fromEnvironment = process.env.npm_config_registry ?? process.env.NPM_CONFIG_REGISTRY
  if (fromEnvironment && !scope) return fromEnvironment
  for (const key of [...(scope ? [`${scope}:registry`] : []), 'registry']) {
    const value = await npmConfig(key)
    if (value) return value
  }
  if (fromEnvironment) return fromEnvironment
  throw new UnreadableError(
    wanted.text,
    null,
    `Cannot fetch ${wanted.name}: npm, which knows the address of the registry, did not answer; set npm_config_registry to it`,
  )
}

async function npmConfig(key: string): Promise<string | null> {
  const script = process.env.npm_execpath
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []]
  const run = promisify(execFile)
  const shell = process.platform === 'win32' && !script
  const value = await run(command, [...first, 'config', 'get', key], { timeout: 20_000, shell }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  )
  return /^https?:\/\//.test(value) ? value : null
}

/** Downloads a version into the file. Throws UnreadableError, leaving nothing, where it is not the one that the registry states. */
export async function download(
  wanted: Wanted,
  version: string,
  dist: Dist,
  archive: string,
  progress: ReadOptions['progress'],
): Promise<void> {
  const expected = integrityOf(dist)
  const address = new URL(dist.tarball)
  const label = `${wanted.name} ${version}`
  const part = `${archive}.${randomUUID()}.part`
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new Error(`nothing came for ${STALL / 1000} seconds`)), STALL)
  const hash = createHash(expected.slice(0, expected.indexOf('-')))
  try {
    const answer = await ask(wanted, address, {}, silence.signal)
    const total = Number(answer.headers.get('content-length')) || null
    const seen = watch(hash, (done) => {
      timer.refresh()
      progress({ label, done, total })
    })
    await pipeline(answer.body ?? [], seen, createWriteStream(part, { mode: 0o600 })).catch(
      (error: Error) => {
        throw unreachable(wanted, address, error.message)
      },
    )
    if (!expected.endsWith(`-${hash.digest('base64')}`)) throw altered(wanted, version, address)
    await rename(part, archive)
  } finally {
    clearTimeout(timer)
    await rm(part, { force: true })
  }
}

function watch(hash: Hash, report: (done: number) => void): Transform {
  let done = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      done += chunk.length
      report(done)
      next(done > MAX_ARCHIVE ? new Error('it is larger than the limit allows') : null, chunk)
    },
  })
}

function altered(wanted: Wanted, version: string, address: URL): UnreadableError {
  return new UnreadableError(
    wanted.text,
    version,
    `Cannot use ${wanted.name} ${version}: the file from ${address.host} has not the checksum that the registry states; it was altered or cut short: try again, or ask the registry's operator`,
  )
}

// Subresource Integrity: several hashes may stand there; the strongest counts. Old packages have only a SHA-1 in hexadecimal.
function integrityOf(dist: Dist): string {
  const stated = (dist.integrity ?? '').split(/\s+/)
  for (const algorithm of ['sha512', 'sha384', 'sha256', 'sha1']) {
    const found = stated.find((entry) => entry.startsWith(`${algorithm}-`))
    if (found) return found.split('?')[0] ?? found
  }
  return `sha1-${Buffer.from(dist.shasum ?? '', 'hex').toString('base64')}`
}

async function ask(
  wanted: Wanted,
  address: URL,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  const answer = await fetch(address, { headers, signal: signal ?? AbortSignal.timeout(STALL) }).catch(
    (error: Error) => {
      const cause = error.cause instanceof Error ? error.cause.message : error.message
      throw unreachable(wanted, address, cause)
    },
  )
  if (answer.status === 404) {
    throw new UnreadableError(
      wanted.text,
      null,
      `Cannot fetch ${wanted.name}: ${address.host} has no such package; check the name`,
    )
  }
  if (!answer.ok)
    throw unreachable(wanted, address, `it answered ${answer.status} ${answer.statusText}`.trim())
  return answer
}

function unreachable(wanted: Wanted, address: URL, reason: string): UnreadableError {
  return new UnreadableError(
    wanted.text,
    null,
    `Cannot fetch ${wanted.name} from ${address.host}: ${reason}; check the network and npm's registry setting, then try again`,
  )
}
