/** A file of gesetze-im-internet.de taken apart: what it says of the act, and its norms in order. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { UnreadableError } from '../contract.ts'
import { childOf, type Element, elementsOf, parseXml } from '../xml-tree.ts'
import { type Identification, identify } from './identification.ts'

export interface Gii {
  readonly path: string
  readonly identification: Identification
  /** Moment at which the site made the file, `20140206222006`; null where it does not say. */
  readonly built: string | null
  /** The day of that moment. */
  readonly date: Day | null
  /** The norm that describes the act, then those of its text. */
  readonly head: Element
  readonly norms: readonly Element[]
}

// The DTD is named by address and nothing is declared in the file itself: nothing of it needs to be read.
const DOCTYPE = /^(?:\uFEFF)?(\s*(?:<\?xml[^>]*\?>)?\s*)<!DOCTYPE\s+dokumente\s+(?:SYSTEM|PUBLIC)[^[\]<>]*>/

/** Returns the file's act. Throws UnreadableError where it is none of gesetze-im-internet.de. */
export function parseGii(text: string, path: string): Gii {
  const root = parseXml(
    text.replace(DOCTYPE, (whole, before: string) => before + '\n'.repeat(lines(whole) - lines(before))),
    path,
  )
  if (root.name !== 'dokumente') throw unlike(path, root, `its root is <${root.name}>; expected <dokumente>`)
  const norms = elementsOf(root).filter((child) => child.name === 'norm')
  const [head, ...rest] = norms
  if (!head || childOf(head, 'metadaten') === null)
    throw unlike(path, root, 'it has no <norm> with <metadaten>; expected one that describes the act')
  const built = /^\d{14}$/.exec(root.attributes.builddate ?? head.attributes.builddate ?? '')?.[0] ?? null
  return {
    path,
    identification: identify(root, head, path),
    built,
    date: built === null ? null : dayOrNull(`${built.slice(0, 4)}-${built.slice(4, 6)}-${built.slice(6, 8)}`),
    head,
    norms: rest,
  }
}

function lines(text: string): number {
  return text.split('\n').length
}

function unlike(path: string, element: Element, reason: string): UnreadableError {
  return new UnreadableError(
    path,
    `line ${element.line}`,
    `Cannot read the file as law of gesetze-im-internet.de: ${reason}`,
  )
}
