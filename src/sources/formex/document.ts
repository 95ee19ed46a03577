/** A file of Formex and what it says of itself: which act it is, in which language, of which day. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { type Language, languageOf } from '#law/language.ts'
import { UnreadableError } from '../contract.ts'
import { childOf, descend, type Element, elementsOf } from '../xml-tree.ts'
import { wordsOf } from './inline.ts'

/** Place of a document in the Official Journal: `L 119/2016, 1`. The languages of a document share it. */
export interface Place {
  readonly series: string
  readonly issue: string
  readonly year: string
  readonly page: string
  /** Which of the documents that begin on the page. */
  readonly sequence: string
}

/** Another act that a consolidated text is made of, as the text lists it. */
export interface Component {
  readonly celex: string
  readonly title: string | null
  readonly place: Place | null
  readonly published: Day | null
}

/** The point in time that a consolidated text states. */
export interface Consolidation {
  /** `2016R0679`. */
  readonly reference: string
  readonly from: Day | null
  /** Day of the last change that it includes. */
  readonly lastChange: Day | null
  /** Number of its production: of two texts of a day, the higher is the later one. */
  readonly sequence: string
  readonly base: Component | null
  readonly changes: readonly Component[]
}

export interface FormexFile {
  readonly path: string
  readonly root: Element
  readonly kind: 'act' | 'corrigendum' | 'consolidated' | 'annex'
  /** Where title, preamble and articles stand. */
  readonly body: Element
  readonly language: Language
  readonly title: string
  /** Day of the document. */
  readonly date: Day | null
  /** Number and year as printed: `2016/679`. */
  readonly number: { readonly printed: string; readonly number: string; readonly year: string } | null
  readonly place: Place | null
  /** Name of the descriptor beside it, where it names one. */
  readonly descriptor: string | null
  readonly consolidation: Consolidation | null
  /** Legal value of the consolidated act, such as `REG`; a descriptor states that of others. */
  readonly legalValue: string | null
}

const KINDS: Readonly<Record<string, FormexFile['kind']>> = {
  ACT: 'act',
  CORR: 'corrigendum',
  'CONS.ACT': 'consolidated',
  ANNEX: 'annex',
}

/** Returns what the root says. Throws UnreadableError where it is no act, corrigendum, consolidated text or annex, or names no language. */
export function documentOf(root: Element, path: string): FormexFile {
  const kind = KINDS[root.name]
  if (!kind)
    throw unlike(
      path,
      root,
      `its root is <${root.name}>; expected ACT, CORR, CONS.ACT or ANNEX of Formex 4 or later`,
    )
  const body = kind === 'consolidated' ? childOf(root, 'CONS.DOC') : root
  if (!body) throw unlike(path, root, 'it has no CONS.DOC; expected the consolidated text in it')
  const about = childOf(body, 'BIB.INSTANCE')
  const language = languageOf(wordsOf(childOf(about, 'LG.DOC')) ?? '')
  if (language === null) {
    const stated = wordsOf(childOf(about, 'LG.DOC'))
    throw unlike(
      path,
      about ?? root,
      `it names ${stated === null ? 'no language' : `the language "${stated}"`}; expected BIB.INSTANCE/LG.DOC with a code such as EN`,
    )
  }
  const family = descend(body, 'FAM.COMP', 'BIB.DATA')
  const stated = kind === 'consolidated' ? childOf(family, 'BIB.INSTANCE.CONS') : about
  const reference = childOf(stated, 'DOCUMENT.REF') ?? childOf(stated, 'DOCUMENT.REF.CONS')
  return {
    path,
    root,
    kind,
    body,
    language,
    title: titleOf(body, childOf(stated, 'EEA') !== null),
    date: dayIn(childOf(kind === 'consolidated' ? family : about, 'DATE')),
    number: numberOf(childOf(stated, 'NO.DOC')),
    place: placeOf(reference),
    descriptor: kind === 'consolidated' ? null : (reference?.attributes.FILE ?? null),
    consolidation: kind === 'consolidated' ? consolidationOf(root, body) : null,
    legalValue: childOf(root, 'INFO.CONSLEG')?.attributes['LEG.VAL'] ?? null,
  }
}

/** Returns the day of a `DATE`. */
export function dayIn(date: Element | null): Day | null {
  return dayOf(date?.attributes.ISO ?? '')
}

/** Returns the number of a document: year first or number first, as it states. */
export function numberOf(element: Element | null): FormexFile['number'] {
  const number = wordsOf(childOf(element, 'NO.CURRENT'))
  const year = wordsOf(childOf(element, 'YEAR'))
  if (number === null || year === null) return null
  const printed = element?.attributes.FORMAT === 'NY' ? `${number}/${year}` : `${year}/${number}`
  return { printed, number, year }
}

/** Returns the place in the Official Journal that the reference states; null where a part of it is missing. */
export function placeOf(reference: Element | null): Place | null {
  const say = (name: string) => wordsOf(childOf(reference, name))
  const [series, issue, page] = [say('COLL'), say('NO.OJ'), say('PAGE.FIRST')]
  const year = say('YEAR') ?? dayIn(childOf(reference, 'DATE'))?.slice(0, 4) ?? null
  if (series === null || issue === null || page === null || year === null) return null
  return { series, issue, year, page, sequence: say('PAGE.SEQ') ?? '1' }
}

/** Returns the place as a key: `L 119/2016, 1`. */
export function placeKey({ series, issue, year, page, sequence }: Place): string {
  return `${series} ${issue}/${year}, ${page}${sequence === '1' ? '' : `.${sequence}`}`
}

// A file that says that it matters for the European Economic Area prints so below the title, in brackets.
function titleOf(body: Element, area: boolean): string {
  const lines = (descend(body, 'TITLE', 'TI')?.children ?? [])
    .filter((child) => typeof child !== 'string')
    .flatMap((line) => wordsOf(line) ?? [])
  if (area && lines.length > 1 && /^\(.*\)$/.test(lines.at(-1) ?? '')) lines.pop()
  return lines.join(' ')
}

function consolidationOf(root: Element, body: Element): Consolidation | null {
  const about = childOf(root, 'INFO.CONSLEG')
  const reference = (about?.attributes['CONSLEG.REF'] ?? '').replace(/^0(?=\d{4}[A-Z])/, '')
  if (!/^\d{4}[A-Z]{1,2}\d{4}/.test(reference)) return null
  const [base, ...changes] = componentsIn(childOf(body, 'FAM.COMP'))
  return {
    reference,
    from: dayOf(about?.attributes['START.DATE'] ?? ''),
    lastChange: dayOf(about?.attributes['DATE.LAST.MOD'] ?? ''),
    sequence: about?.attributes['PROD.SEQ'] ?? '',
    base: base ?? null,
    changes,
  }
}

function componentsIn(element: Element | null): Component[] {
  return (element ? elementsOf(element) : []).flatMap((child) => {
    const celex = child.name === 'BIB.DATA' ? wordsOf(childOf(child, 'NO.CELEX')) : null
    if (celex === null) return componentsIn(child)
    const instance = childOf(child, 'BIB.INSTANCE.CONS')
    return [
      {
        celex,
        title: titleOf(child, childOf(instance, 'EEA') !== null) || null,
        place: placeOf(childOf(instance, 'DOCUMENT.REF.CONS')),
        published: dayIn(childOf(instance, 'DATE')),
      },
    ]
  })
}

// `20160504`; `99999999` stands for no day.
function dayOf(digits: string): Day | null {
  return dayOrNull(digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
}

function unlike(path: string, element: Element, reason: string): UnreadableError {
  return new UnreadableError(path, `line ${element.line}`, `Cannot read the file as Formex: ${reason}`)
}
