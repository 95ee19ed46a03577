/** Works out of files: which files are languages and points in time of one work, what it is called, and what it is to others. */
import type { Day } from '#kit/day.ts'
import type { Relation } from '#law/relation.ts'
import type { Alias, WorkDraft } from '../contract.ts'
import type { Descriptor } from './descriptor.ts'
import { type Component, type FormexFile, type Place, placeKey } from './document.ts'
import { actAliases, consolidatedAliases, journalAlias, subtypeOf } from './names.ts'

/** A file with what stands beside it, without its words: they are read again when their turn comes. */
export interface Found {
  readonly file: Omit<FormexFile, 'root' | 'body'>
  readonly descriptor: Descriptor | null
  /** Paths of its annexes, in their order. */
  readonly annexes: readonly string[]
}

/** What the files read together know of each other's CELEX numbers: by place in the Official Journal, whose pages are those of a language. */
export type KnownNumbers = ReadonlyMap<string, string>

/** Returns what the files of one work share. */
export function workKey({ file, descriptor }: Found): string {
  const celex = actAliases(descriptor?.legalValue ?? null, file.number)[0]?.value
  const { place } = file
  if (file.kind === 'consolidated') return `consolidated ${file.consolidation?.reference ?? file.path}`
  const parallel =
    place && descriptor?.parallel && `${place.series} ${place.issue}/${place.year} ${descriptor.parallel}`
  const held = parallel || (place && placeKey(place)) || file.path
  return file.kind === 'corrigendum' ? `corrigendum ${held}` : `act ${celex ?? held}`
}

function keyIn({ language }: Found['file'], place: Place): string {
  return `${language} ${placeKey(place)}`
}

/** Returns the CELEX numbers that acts have and consolidated texts state, by place. */
export function knownNumbers(found: readonly Found[]): KnownNumbers {
  const known = new Map<string, string>()
  for (const { file, descriptor } of found) {
    const celex = actAliases(descriptor?.legalValue ?? null, file.number)[0]?.value
    if (file.kind === 'act' && file.place && celex) known.set(keyIn(file, file.place), celex)
    const { base = null, changes = [] } = file.consolidation ?? {}
    for (const component of [...(base ? [base] : []), ...changes])
      if (component.place) known.set(keyIn(file, component.place), component.celex)
  }
  return known
}

/** Returns the work that the files are languages and points in time of. English names it where it is among them. */
export function workOf(files: readonly Found[], known: KnownNumbers, jurisdiction: string | null): WorkDraft {
  const [main] = [...files].sort((a, b) => order(a).localeCompare(order(b)))
  if (!main) throw new RangeError('A work needs a file')
  const { file, descriptor } = main
  return {
    jurisdiction: jurisdiction ?? 'eu',
    type: 'act',
    topics: [],
    title: file.title,
    date: file.date,
    published: descriptor?.published ?? null,
    ...(file.kind === 'consolidated'
      ? consolidated(files, main)
      : file.kind === 'corrigendum'
        ? corrigendum(files, main, known)
        : act(main, known)),
  }
}

type Particular = Pick<WorkDraft, 'subtype' | 'number' | 'aliases' | 'force' | 'relations'>

function order({ file }: Found): string {
  return file.language === 'eng' ? '' : file.language
}

function act({ file, descriptor }: Found, known: KnownNumbers): Particular {
  const legalValue = descriptor?.legalValue ?? null
  // What Parliament or Council adopt is legislation; what the Commission adopts rests on it.
  const legislative = subtypeOf(legalValue) !== null && (descriptor?.authors ?? []).includes('PE')
  return {
    subtype: subtypeOf(legalValue),
    number: file.number?.printed ?? null,
    aliases: [
      ...unique([...actAliases(legalValue, file.number), ...numberAt(file, known)]),
      ...journalAlias(file.place, descriptor?.published ?? null),
    ],
    force: legislative ? 'law' : null,
  }
}

function corrigendum(files: readonly Found[], main: Found, known: KnownNumbers): Particular {
  const { file, descriptor } = main
  return {
    subtype: 'corrigendum',
    number: descriptor?.corrects?.number ?? null,
    aliases: [
      ...unique(files.flatMap((one) => numberAt(one.file, known))),
      ...journalAlias(file.place, descriptor?.published ?? null),
    ],
    relations: [corrected(main, known)],
  }
}

function corrected({ file, descriptor }: Found, known: KnownNumbers): Relation {
  const { place = null, published = null, number = null } = descriptor?.corrects ?? {}
  const celex = place && known.get(keyIn(file, place))
  const journal = journalAlias(place, published)[0] ?? null
  return {
    kind: 'corrects',
    target: celex ? { scheme: 'celex', value: celex } : journal,
    title: celex || journal ? null : number,
    provision: null,
  }
}

function consolidated(files: readonly Found[], main: Found): Particular {
  const texts = files.flatMap(({ file }) => file.consolidation ?? [])
  const days = [...new Set(texts.flatMap(({ from }) => from ?? []))].sort()
  const base = main.file.consolidation?.base ?? null
  const components = [
    ...(base ? [base] : []),
    ...(main.file.consolidation?.changes ?? []),
    ...texts.flatMap(({ changes }) => changes),
  ]
  const legalValue = main.file.legalValue
  return {
    subtype: 'consolidated-text',
    number: main.file.number?.printed ?? null,
    aliases: consolidatedAliases(
      main.file.consolidation?.reference ?? '',
      legalValue,
      main.file.number,
      days as Day[],
    ),
    relations: unique(components.map(({ celex }) => ({ scheme: 'celex', value: celex }))).map((target) => ({
      kind: 'consolidates',
      target,
      title: components.find(({ celex }: Component) => celex === target.value)?.title ?? null,
      provision: null,
    })),
  }
}

function numberAt(file: Found['file'], known: KnownNumbers): Alias[] {
  const celex = file.place && known.get(keyIn(file, file.place))
  return celex ? [{ scheme: 'celex', value: celex }] : []
}

function unique(aliases: readonly Alias[]): Alias[] {
  return aliases.filter(({ value }, index) => aliases.findIndex((other) => other.value === value) === index)
}
