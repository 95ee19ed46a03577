/** What `comity keys` prints for people. */
import { shortId } from '#exchange/keys/key.ts'
import type { Drill } from '#exchange/repository/lost-keys.ts'
import { ONLINE_ROLES, type Quorum } from '#exchange/repository/roles.ts'

/** A key as commands report it. */
export interface ShownKey {
  readonly role: string
  readonly id: string
  readonly file: string | null
}

/** A role with its keys. */
export interface ShownRole {
  readonly role: string
  readonly threshold: number
  readonly keys: readonly (Omit<ShownKey, 'role'> & { readonly encrypted: boolean | null })[]
  readonly expires: string
  readonly due: string
  readonly isDue: boolean
}

/** Returns the fingerprint as a person reads it out: groups of four, eight to a line. */
export function spoken(fingerprint: string): string {
  const groups = fingerprint.match(/.{1,4}/g) ?? []
  return [groups.slice(0, 8), groups.slice(8)].map((line) => `  ${line.join(' ')}\n`).join('')
}

/** Returns a line for each key. */
export function keyLines(keys: readonly ShownKey[]): string {
  const width = Math.max(...keys.map(({ role }) => role.length))
  return keys
    .map(({ role, id, file }) => `  ${role.padEnd(width)}  ${shortId(id)}  ${file ?? 'not at hand'}\n`)
    .join('')
}

/** Returns what is about to be made. */
export function plan(
  audience: string,
  { root, targets }: Readonly<Record<'root' | 'targets', Quorum>>,
  offline: readonly string[],
): string {
  return [
    `This makes a publisher for the audience "${audience}":`,
    `  ${root.keys} root keys, of which ${root.threshold} must sign: they say who may sign the rest, once a year or when keys change;`,
    `  ${targets.keys} targets keys, of which ${targets.threshold} must sign: they add collections;`,
    '  a snapshot and a timestamp key, which the server needs every day.',
    offline.length > 0
      ? `The root and targets keys go to ${offline.join(', ')}.`
      : 'The root and targets keys go to this machine, from where you should move them: better name sticks with --to, once for each.',
  ].join('\n')
}

/** Returns what whoever began a publisher has to do next. */
export function nextSteps(apart: boolean, onlinePlain: boolean): string {
  return [
    '\nNow:\n',
    '  1. Give the fingerprint to those who will follow you by another way than the network: a letter, a call, the text of an agreement.\n',
    apart
      ? '  2. Take the sticks with the root and targets keys out, make a copy of each, and keep them in different places.\n'
      : '  2. The root and targets keys lie on this machine. Move them onto sticks, and name those with --with when they have to sign.\n',
    '  3. Write the passphrases down and keep them apart from the keys: nobody can unlock a key without.\n',
    onlinePlain
      ? '  4. The snapshot and timestamp keys have no passphrase: whoever can read their files can keep your followers at the last release until you revoke them.\n'
      : '  4. The server renews its heartbeat with the snapshot and timestamp keys: give it their passphrase in COMITY_PASSPHRASE.\n',
    '  5. Rehearse a loss with comity keys drill --lost 1\n',
  ].join('')
}

/** Returns the roles with their keys, until when they are signed, and what is due. */
export function roleLines(roles: readonly ShownRole[]): string {
  return roles
    .map(({ role, threshold, keys, expires, due, isDue }) => {
      const by = ONLINE_ROLES.includes(role) ? 'the heartbeat' : `comity keys renew ${role}`
      const when = isDue ? `due now: ${by}` : `due from ${due.slice(0, 10)}`
      const lines = keys.map(({ id, file, encrypted }) => {
        const plain = encrypted === false ? '  (no passphrase)' : ''
        return `    ${shortId(id)}  ${file ?? 'not at hand'}${plain}\n`
      })
      return `${role}: ${threshold} of ${keys.length} must sign; signed until ${expires.slice(0, 10)}, ${when}\n${lines.join('')}`
    })
    .join('')
}

/** Returns what the loss of keys would mean. */
export function drillLines(lost: number, roles: readonly Drill[]): string {
  const head = `If ${lost} ${lost === 1 ? 'key' : 'keys'} of one role were lost or stolen:\n`
  const lines = roles.map(({ role, keys, threshold, left, canSign, forgeable, remedy }) => {
    const state = canSign ? 'can still sign' : 'can no longer sign'
    const forged = forgeable ? '; a thief could sign' : ''
    return `  ${role}: ${left} of ${keys} left, ${threshold} must sign: ${state}${forged}\n      ${remedy}\n`
  })
  return head + lines.join('')
}
