/** Asking the lexicon: how a term is said in another language, by what was learnt of the pair, else through a third language. */
import { compareIn, letterOf } from '#i18n/collation.ts'
import { bcp47 } from '#law/language.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import {
  type Direction,
  type Domain,
  glossaryOf,
  pairsLearnt,
  proofsOf,
  type Rendering,
  renderingsOf,
  termsHolding,
  type Use,
  usesOf,
} from '#store/lexicon.ts'
import type { LexiconAnswer, LexiconAsked, RenderingTold, TermTold } from './answer.ts'
import { throughThird } from './pivot.ts'
import { quoteOfPassage } from './quotes.ts'
import { byTerm, directionOf, type OwnDirection, stemsIn } from './terms.ts'

/** Returns what the lexicon says of a term, or its glossary. */
export async function askLexicon(db: Database, asked: LexiconAsked): Promise<LexiconAnswer> {
  const pairs = await pairsLearnt(db)
  const own = directionOf(pairs, asked.from, asked.to)
  const { from, to, term, domain } = asked
  const said = { from, to, term, domain }
  if (!own) return { ...said, learnt: null, ...throughThird(db, pairs, asked) }
  const { works, sentences, read, at } = own.learnt
  const learnt = { works, sentences, read, at }
  if (term === null) return { ...said, learnt, through: [], longer: [], ...glossary(db, own, asked) }
  const stems = stemsIn(term, from)
  const found = stems === '' ? [] : byTerm(renderingsOf(db, own, [stems], domain), term)
  const longer =
    stems === '' ? [] : termsHolding(db, own, stems, MOST_LONGER).filter((each) => each.fromStems !== stems)
  return {
    ...said,
    learnt,
    through: [],
    total: found.length,
    letters: [],
    terms: found.map((renderings) =>
      told(db, own, worthTelling(inDomain(db, renderings, domain)).slice(0, asked.limit), domain),
    ),
    longer: longer.map(({ fromForms, toForms }) => ({
      form: fromForms[0] ?? '',
      rendering: toForms[0] ?? '',
    })),
  }
}

const MOST_LONGER = 12

// Within a domain, what is said there most often comes first, whatever others say.
function inDomain(db: Database, renderings: readonly Rendering[], domain: Domain): readonly Rendering[] {
  if (domain === null) return renderings
  const uses = usesOf(
    db,
    renderings.map(({ id }) => id),
    domain,
  )
  const there = ({ id }: Rendering) => (uses.get(id) ?? []).reduce((sum, { passages }) => sum + passages, 0)
  return renderings.toSorted((a, b) => there(b) - there(a) || a.rank - b.rank)
}

// What is said so once in a while, and what only adds words to the best rendering, tells nothing.
function worthTelling(renderings: readonly Rendering[]): readonly Rendering[] {
  const [first, ...rest] = renderings
  if (!first) return []
  const tells = ({ together, fromOften, toStems }: Rendering) =>
    together >= LEAST_TOLD * fromOften && !` ${toStems} `.includes(` ${first.toStems} `)
  return [first, ...rest.filter(tells)]
}

const LEAST_TOLD = 0.02

function glossary(db: Database, own: OwnDirection, { domain, limit, from, alphabet }: LexiconAsked) {
  const compare = compareIn(bcp47(from))
  const form = ({ fromForms }: Rendering) => fromForms[0] ?? ''
  const inOrder = (renderings: readonly Rendering[]) =>
    renderings.toSorted((a, b) => compare(form(a), form(b)) || a.id - b.id)
  const all = inOrder(glossaryOf(db, own, domain))
  const letters = [...new Set(all.map((each) => letterOf(form(each))))]
  const { letter = null, offset = 0 } = alphabet ?? {}
  const ofLetter = letter === null ? all : all.filter((each) => letterOf(form(each)) === letter)
  const listed = alphabet
    ? ofLetter.slice(offset, offset + limit)
    : inOrder(all.toSorted((a, b) => b.likelihood - a.likelihood || a.id - b.id).slice(0, limit))
  const [uses, proofs] = evidence(db, own, listed, domain)
  return { total: ofLetter.length, letters, terms: listed.map((each) => termOf([each], uses, proofs)) }
}

type Uses = ReadonlyMap<number, readonly Use[]>
type Proofs = ReadonlyMap<number, RenderingTold['proofs']>

function evidence(
  db: Database,
  own: Direction,
  renderings: readonly Rendering[],
  domain: Domain,
): readonly [Uses, Proofs] {
  const ids = renderings.map(({ id }) => id)
  const proofs = new Map<number, RenderingTold['proofs']>()
  for (const [id, passages] of proofsOf(db, ids, own))
    proofs.set(
      id,
      passages.map(([from, to]) => [quoteOfPassage(from), quoteOfPassage(to)] as const),
    )
  return [usesOf(db, ids, domain), proofs]
}

function told(db: Database, own: Direction, renderings: readonly Rendering[], domain: Domain): TermTold {
  const [uses, proofs] = evidence(db, own, renderings, domain)
  return termOf(renderings, uses, proofs)
}

function termOf(renderings: readonly Rendering[], uses: Uses, proofs: Proofs): TermTold {
  const [first] = renderings.toSorted((a, b) => b.together - a.together)
  return {
    form: first?.fromForms[0] ?? '',
    forms: first?.fromForms ?? [],
    often: first?.fromOften ?? 0,
    renderings: renderings.map((each) => ({
      form: each.toForms[0] ?? '',
      forms: each.toForms,
      together: each.together,
      share: each.together / each.fromOften,
      back: each.together / each.toOften,
      likelihood: each.likelihood,
      through: null,
      where: uses.get(each.id) ?? [],
      proofs: proofs.get(each.id) ?? [],
    })),
  }
}
