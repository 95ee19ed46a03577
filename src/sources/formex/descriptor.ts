/** The `.doc.xml` beside a document: what the Publications Office knows of it and the document itself does not print. */
import path from 'node:path'
import type { Day } from '#kit/day.ts'
import { childOf, descend, type Element, elementsOf } from '../xml-tree.ts'
import { dayIn, numberOf, type Place, placeOf } from './document.ts'
import { wordsOf } from './inline.ts'

export interface Descriptor {
  /** Such as `REG`, `DIR`, `CORRIGENDUM`. */
  readonly legalValue: string | null
  /** Such as `PE`, `CS`, `COM`. */
  readonly authors: readonly string[]
  /** Day of the Official Journal. */
  readonly published: Day | null
  /** What the languages of the document share within an issue, where their pages differ: `D0003`. */
  readonly parallel: string | null
  /** Files of the annexes, in their order. */
  readonly annexes: readonly string[]
  /** What a corrigendum corrects. */
  readonly corrects: {
    readonly place: Place | null
    readonly published: Day | null
    readonly number: string | null
  } | null
}

/** Returns what the descriptor says; null where the root is no descriptor. */
export function descriptorOf(root: Element): Descriptor | null {
  if (root.name !== 'DOC') return null
  const about = childOf(root, 'BIB.DOC')
  const formex = childOf(root, 'FMX')
  const corrected = childOf(about, 'DOC.CORR')
  return {
    legalValue: wordsOf(descend(formex, 'DOC.MAIN.PUB', 'LEGAL.VALUE')),
    authors: (about ? elementsOf(about) : [])
      .filter(({ name }) => name === 'AUTHOR')
      .flatMap((author) => wordsOf(author) ?? []),
    published: dayIn(descend(root, 'PUBLICATION.REF', 'DATE')),
    parallel: childOf(formex, 'DOC.MAIN.PUB')?.attributes.SYNOPTISM ?? null,
    // A name is taken without its folder: nothing outside of this one is read.
    annexes: (formex ? elementsOf(formex) : [])
      .filter(({ name }) => name === 'DOC.SUB.PUB')
      .flatMap((part) => childOf(part, 'REF.PHYS')?.attributes.FILE ?? [])
      .map((file) => path.posix.basename(file)),
    corrects: corrected && {
      place: placeOf(corrected),
      published: dayIn(childOf(corrected, 'DATE')),
      number: numberOf(childOf(corrected, 'NO.DOC'))?.printed ?? null,
    },
  }
}
