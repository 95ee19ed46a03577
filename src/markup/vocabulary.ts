/** Names of Akoma Ntoso 3.0 (OASIS, 2017), sorted by where its schema lets them stand. */

export const AKN_NS = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
/** What Akoma Ntoso has no place for, such as sort keys and real eIds, stands in attributes of this namespace. */
export const COMITY_NS = 'urn:comity:1.0'

const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Group `ANhier` with `hcontainer`: elements that hold `num`, `heading` and either content or each other. */
export const HIERARCHY = names(`
  clause section part paragraph chapter title article book tome division list point indent alinea rule subrule proviso
  subsection subpart subparagraph subchapter subtitle subdivision subclause sublist level transitional hcontainer`)

/** Elements of a debate that hold speeches, with `debateSection` and `speechGroup`. */
export const SPEECH_SECTIONS = names(`
  administrationOfOath rollCall prayers oralStatements writtenStatements personalStatements ministerialStatements
  resolutions nationalInterest declarationOfVote communication petitions papers noticesOfMotion questions address
  proceduralMotions pointOfOrder adjournment debateSection speechGroup`)

export const SPEECHES = names('speech question answer')

/** Parts of a judgment's body. */
export const JUDGMENT_PARTS = names('introduction background arguments remedies motivation decision')

/** Elements around inline text that stand where blocks stand: canonical fragments hold them as named blocks. */
export const TEXT_BLOCKS = names(
  'narrative scene summary tocItem crossHeading heading subheading from docketNumber',
)

/** Inline elements of canonical fragments, with the attributes kept. Others lose their tags and keep their words. */
export const INLINE: Readonly<Record<string, readonly string[]>> = {
  b: [],
  i: [],
  u: [],
  sup: [],
  sub: [],
  abbr: ['title'],
  ins: [],
  del: [],
  omissis: [],
  remark: ['status'],
  ref: ['href'],
  mod: [],
  quotedText: ['startQuote', 'endQuote'],
  embeddedText: ['startQuote', 'endQuote'],
  quotedStructure: ['startQuote', 'endQuote'],
  embeddedStructure: ['startQuote', 'endQuote'],
  term: ['refersTo'],
  def: ['refersTo'],
  date: ['date'],
  time: ['time'],
  person: ['refersTo'],
  organization: ['refersTo'],
  concept: ['refersTo'],
  object: ['refersTo'],
  event: ['refersTo'],
  location: ['refersTo'],
  process: ['refersTo'],
  role: ['refersTo'],
  quantity: ['refersTo'],
  entity: ['refersTo', 'name'],
  party: ['refersTo'],
  judge: ['refersTo'],
  lawyer: ['refersTo'],
  docType: [],
  docTitle: [],
  docNumber: [],
  docProponent: [],
  docDate: ['date'],
  legislature: [],
  session: [],
  shortTitle: [],
  docAuthority: [],
  docPurpose: [],
  docCommittee: [],
  docIntroducer: [],
  docStage: [],
  docStatus: [],
  docJurisdiction: [],
  docketNumber: [],
  courtType: [],
  neutralCitation: [],
  signature: [],
}

/** Attributes without which the schema refuses an inline element; it is then written as `<inline name="…">`. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ...names(`
      ref term date docDate time person organization concept object event location process role quantity entity party
      judge lawyer`),
  ].map((name) => [name, INLINE[name] ?? []]),
)

/** Document elements. */
export const DOCUMENTS = names(`
  act bill judgment debate debateReport doc statement amendment amendmentList officialGazette documentCollection portion`)

/** Returns whether the namespace is one of Akoma Ntoso: 3.0 and its drafts, 2.0, 1.0. */
export function isAknNamespace(ns: string): boolean {
  return /^http:\/\/(?:docs\.oasis-open\.org\/legaldocml\/ns\/akn\/|www\.akomantoso\.org\/)/.test(ns)
}
