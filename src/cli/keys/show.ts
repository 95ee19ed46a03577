/** `comity keys list|export|drill`: what is read and not signed. */
import { readFile } from 'node:fs/promises'
import { metadataFile } from '#exchange/repository/held.ts'
import { drill } from '#exchange/repository/lost-keys.ts'
import { type Context, print, UsageError } from '../context.ts'
import { type Publisher, type SigningOptions, withPublisher } from '../publisher.ts'
import { drillLines, keyLines, roleLines, type ShownRole, spoken } from './output.ts'

export interface ExportOptions extends SigningOptions {
  readonly root?: boolean
}

export interface DrillOptions extends SigningOptions {
  readonly lost: string
}

/** Returns a whole number of an option. Throws UsageError naming it. */
export function whole(text: string, option: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  throw new UsageError(`Cannot read ${option} "${text}": expected a whole number from 0 to 999`)
}

/** Prints the roles with their keys, what they are good for, and what is due. */
export function listKeys(context: Context, options: SigningOptions): Promise<void> {
  return withPublisher(context, options, async ({ ring, repository }) => {
    const roles = await shownRoles(context, { ring, repository })
    const used = new Set(roles.flatMap(({ keys }) => keys.map(({ id }) => id)))
    const { fingerprint } = repository
    const unused = ring
      .keys()
      .filter(({ id }) => !used.has(id))
      .map(({ role, id, file }) => ({ role, id, file }))
    const due = roles.filter(({ isDue }) => isDue).map(({ role }) => role)
    const behind = await repository.behind()
    const list = {
      audience: options.audience,
      fingerprint,
      roles,
      unused,
      damaged: ring.damaged,
      due,
      behind,
    }
    print(context, options, list, () =>
      [
        `Fingerprint\n${spoken(fingerprint)}\n`,
        roleLines(roles),
        unused.length > 0 ? `\nKeys that count no more (they may be destroyed):\n${keyLines(unused)}` : '',
        ring.damaged.map((each) => `\n${each}\n`).join(''),
        behind.length > 0
          ? `\nThis repository is an older copy than what was signed (${behind.join(', ')}): nothing is signed on it before the newest copy is put back\n`
          : '',
      ].join(''),
    )
  })
}

/** Prints the fingerprint in groups of four, or the bytes of the first root. */
export function exportRoot(context: Context, options: ExportOptions): Promise<void> {
  return withPublisher(context, options, async ({ repository, places }) => {
    const { fingerprint } = repository
    const file = metadataFile(places.repository, 'root', 1)
    const root = await readFile(file, 'utf8')
    const shown = {
      fingerprint,
      groups: fingerprint.match(/.{4}/g) ?? [],
      file,
      ...(options.root ? { root } : {}),
    }
    if (options.root && !options.json) {
      context.out(root)
      context.log(`Fingerprint\n${spoken(fingerprint)}`)
      return
    }
    print(
      context,
      options,
      shown,
      () =>
        `Fingerprint of ${file}\n${spoken(fingerprint)}It stays the same however often keys are rotated. Give it to followers by another way than the network.\n`,
    )
  })
}

/** Prints what the loss of keys would mean. */
export function drillKeys(context: Context, options: DrillOptions): Promise<void> {
  const lost = whole(options.lost, '--lost')
  return withPublisher(context, options, async ({ repository }) => {
    const authorities = await repository.authorities()
    const quorums = new Map(
      [...authorities].map(([role, { keyids, threshold }]) => [role, { keys: keyids.length, threshold }]),
    )
    const roles = drill(quorums, lost)
    print(context, options, { lost, roles }, () => drillLines(lost, roles))
  })
}

async function shownRoles(
  context: Context,
  { ring, repository }: Pick<Publisher, 'ring' | 'repository'>,
): Promise<ShownRole[]> {
  const expiries = new Map((await repository.expiries()).map((each) => [each.role, each]))
  const atHand = new Map(ring.keys().map((key) => [key.id, key]))
  const now = context.wiring.now().getTime()
  return [...(await repository.authorities())].flatMap(([role, { keyids, threshold }]) => {
    const expiry = expiries.get(role)
    if (!expiry) return []
    const { expires, due } = expiry
    const keys = keyids.map((id) => {
      const key = atHand.get(id)
      return { id, file: key?.file ?? null, encrypted: key?.encrypted ?? null }
    })
    return [{ role, threshold, keys, expires, due, isDue: Date.parse(due) <= now }]
  })
}
