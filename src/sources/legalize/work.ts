/** The work that files speak of: what its front matter, title and first lines state. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Alias, WorkDraft } from '../contract.ts'
import type { ActFile } from './file.ts'
import { plainOf } from './inline.ts'

/** Returns the work. `newest` is the file whose title stands, `oldest` the one nearest to enactment. */
export function workOf(newest: ActFile, oldest: ActFile, jurisdiction: string | null): WorkDraft {
  const title = titleOf(newest)
  const value = (...keys: string[]) =>
    keys
      .map((key) => newest.values.get(key) ?? oldest.values.get(key))
      .find((found) => found !== undefined) ?? null
  const opening = `${newest.body.slice(0, 3000)}`
  const published =
    realDay(oldest.values.get('publication_date')) ?? realDay(newest.values.get('original_publication_date'))
  const enacted = ENACTMENT.map((key) => realDay(value(key) ?? undefined)).find((day) => day !== null) ?? null
  return {
    jurisdiction,
    type: 'act',
    subtype: subtypeOf(value('rank') ?? '', title, opening),
    date: enacted ?? statedDate(opening) ?? titleDate(title) ?? published,
    number: numberOf(value, opening),
    title,
    aliases: aliasesOf(value, opening, jurisdiction),
    published,
    topics: [],
  }
}

/** Returns the title: the front matter's, else the first heading's. Empty where there is neither. */
export function titleOf(file: ActFile): string {
  return (
    file.values.get('title') ??
    plainOf(/^#[ \t]+(.+)$/m.exec(file.body)?.[1] ?? /^#{2,6}[ \t]+(.+)$/m.exec(file.body)?.[1] ?? '')
  )
}

/** Returns a day that is one: 1900-01-01 stands for an unknown date in these sources. */
export function realDay(text: string | undefined): Day | null {
  return text === undefined || text === '1900-01-01' ? null : dayOrNull(text)
}

const ENACTMENT = [
  'enactment_date',
  'enacted_date',
  'adoption_date',
  'signature_date',
  'promulgation_date',
  'ausfertigungsdatum',
]

// Days of enactment that texts without such front matter print in their first lines.
function statedDate(opening: string): Day | null {
  const german = /^Ausfertigungsdatum\n:\s+(\d{4}-\d{2}-\d{2})/m.exec(opening)?.[1]
  if (german) return dayOrNull(german)
  const ukrainian = /^(?:##\s*)?[^\n;]+;[^\n]* від (\d{2})\.(\d{2})\.(\d{4})/m.exec(opening)
  if (ukrainian) return dayOrNull(`${ukrainian[3]}-${ukrainian[2]}-${ukrainian[1]}`)
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日[^\n]*通过/m.exec(opening)
  if (chinese)
    return dayOrNull(`${chinese[1]}-${chinese[2]?.padStart(2, '0')}-${chinese[3]?.padStart(2, '0')}`)
  return null
}

const CATALAN_MONTHS = [
  'gener',
  'febrer',
  'març',
  'abril',
  'maig',
  'juny',
  'juliol',
  'agost',
  'setembre',
  'octubre',
  'novembre',
  'desembre',
]

// "Llei 31/2018, del 6 de desembre": the title is right where the front matter's `signature_date` is a day early.
function titleDate(title: string): Day | null {
  const match = /^Llei \d+\/(\d{4}), (?:del? |de l['’])(\d{1,2}) (?:de |d['’])(\p{L}+)/u.exec(title)
  const month = CATALAN_MONTHS.indexOf(match?.[3]?.toLowerCase() ?? '') + 1
  return match && month > 0
    ? dayOrNull(`${match[1]}-${String(month).padStart(2, '0')}-${match[2]?.padStart(2, '0')}`)
    : null
}

const SUBTYPES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:constitu|bundesverfassung|verfassung|grundgesetz|конституція)|宪法$|^the constitution|; Конституція/iu,
    'constitution',
  ],
  [/^(?:code|codi|c[óo]digo|kodex|кодекс)(?!\p{L})|; Кодекс/iu, 'code'],
  [/^(?:verordnung|ordonnance|määrus|reglament|reglamento|förordning)(?!\p{L})/iu, 'regulation'],
  [/^(?:décret|decreto|decret|dekret)(?!\p{L})/iu, 'decree'],
]

// The rank that the front matter states counts most, then the title, then the register's own line.
function subtypeOf(rank: string, title: string, opening: string): string | null {
  const line = /^(?:##\s*)?(?:Верховна Рада|ООН)[^\n]*/m.exec(opening)?.[0] ?? ''
  for (const stated of [rank, title, line]) {
    const found = SUBTYPES.find(([pattern]) => pattern.test(stated))
    if (found) return found[1]
  }
  return null
}

type Value = (...keys: string[]) => string | null

function numberOf(value: Value, opening: string): string | null {
  const identifier = value('identifier') ?? ''
  if (identifier.startsWith('LEGI')) return null
  const number = value('official_number', 'lgbl_nr', 'sfs_number', 'number', 'jurabk', 'slug')
  if (number) return number
  const sr = value('sr_number')
  if (sr) return sr
  const andorran = /^BOPA-L-(\d{4})-(\d+)$/.exec(identifier)
  if (andorran) return `${andorran[2]}/${andorran[1]}`
  if (/^(?:BOPA-C|UY-constitucion)/.test(identifier)) return null
  return /^LEY-(\d+)$/.exec(identifier)?.[1] ?? (identifier || (registered(opening) ?? null))
}

// The identifier of zakon.rada.gov.ua, printed at the head of its texts.
function registered(opening: string): string | null {
  return /^#####\s*Ідентифікатор:\s*(\S+)/m.exec(opening)?.[1]?.replaceAll('\\', '') ?? null
}

// Systematic numbers (SR, LR) are not among them: a new act takes over that of the act it replaces.
function aliasesOf(value: Value, opening: string, jurisdiction: string | null): Alias[] {
  const aliases: Alias[] = []
  const identifier = value('identifier') ?? registered(opening) ?? value('slug')
  const state = value('country')?.toLowerCase() ?? jurisdiction
  const scheme = state ? `${state}-register` : 'register'
  if (identifier?.startsWith('LEGITEXT')) aliases.push({ scheme: 'legitext', value: identifier })
  else if (identifier) aliases.push({ scheme, value: identifier })
  const source = value('source')
  if (source && /^https?:\/\//.test(source))
    aliases.push({ scheme: source.includes('/eli/') ? 'eli' : 'url', value: source })
  return aliases
}
