/** Findings of one code: single ones as they come, frequent ones gathered into one that counts them. */
import type { Finding } from '#law/provision.ts'

export interface Report {
  warn(check: string, path: string, where: string | null, message: string): void
  /** Adds a case to a finding of its own check, file and message; `{cases}` in the message stands for count and places. */
  gather(check: string, path: string, message: string, place: string): void
  findings(): Finding[]
}

const SHOWN = 40

/** Returns an empty report. */
export function newReport(): Report {
  const found: Finding[] = []
  const gathered = new Map<string, { finding: Finding; places: Set<string> }>()
  return {
    warn(check, path, where, message) {
      found.push({ severity: 'warning', check, path, where, message })
    },
    gather(check, path, message, place) {
      const key = [check, path, message].join('\n')
      const entry = gathered.get(key) ?? {
        finding: { severity: 'warning', check, path, where: null, message },
        places: new Set(),
      }
      entry.places.add(place)
      gathered.set(key, entry)
    },
    findings() {
      return [
        ...found,
        ...[...gathered.values()].map(({ finding, places }) => ({
          ...finding,
          message: finding.message.replace('{cases}', list([...places])),
        })),
      ]
    },
  }
}

function list(places: readonly string[]): string {
  const more = places.length > SHOWN ? ` and ${places.length - SHOWN} more` : ''
  return `${places.length}: ${places.slice(0, SHOWN).join(', ')}${more}`
}
