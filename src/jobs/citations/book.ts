/** The book of names over a library: data of all jurisdictions, and the titles of the acts held, kept as acts come in. */
import { loadCitationData } from '#citations/act-data.ts'
import { NameBook } from '#citations/book.ts'
import type { NamedAct } from '#citations/reference.ts'
import { titleKey } from '#citations/titles.ts'
import { type CitedWork, titlesAfter, worksKnownBy, worksOf } from '#store/cited.ts'
import type { Database } from '#store/dialect/sqlite.ts'

// Read once, however many libraries are open.
let data: ReturnType<typeof loadCitationData> | null = null

/** Names of acts, and the works held that they mean. */
export class CitationBook {
  readonly names: NameBook
  readonly #db: Database
  /** Works by jurisdiction and title. */
  readonly #byTitle = new Map<string, Set<number>>()
  #last = 0
  #known = new Map<string, readonly CitedWork[]>()
  #stamp = ''

  constructor(db: Database) {
    this.#db = db
    data ??= loadCitationData()
    this.names = new NameBook(data)
  }

  /** Takes in the titles of what came into the library since. Cheap where nothing did. */
  refresh(): void {
    const stamp = this.#db.stamp()
    if (stamp === this.#stamp) return
    this.#stamp = stamp
    this.#known = new Map()
    for (const each of titlesAfter(this.#db, this.#last)) {
      this.#last = each.expressionId
      const key = `${each.jurisdiction}/${titleKey(each.title)}`
      this.#byTitle.set(key, (this.#byTitle.get(key) ?? new Set()).add(each.workId))
      if (isCitedByTitle(each.type)) this.names.add(each)
    }
  }

  /** Returns the works held that are the act. */
  worksOf(act: NamedAct): readonly CitedWork[] {
    const known = this.#known.get(act.key)
    if (known) return known
    const ids = new Set(
      act.titles.flatMap((title) => [...(this.#byTitle.get(`${act.jurisdiction}/${title}`) ?? [])]),
    )
    const works = worksKnownBy(this.#db, { ...act, numbers: act.numbers ?? [] })
    for (const { id } of works) ids.delete(id)
    // What data knows by its register number is not another act of the same title.
    const all =
      works.length > 0 && act.aliases.length > 0 ? works : [...works, ...worksOf(this.#db, [...ids])]
    this.#known.set(act.key, all)
    return all
  }
}

/** Returns whether works of the type are cited by title: those of decisions are the names of parties, and of debates days. */
export function isCitedByTitle(type: string): boolean {
  return type === 'act' || type === 'statement' || type === 'bill'
}

const books = new WeakMap<Database, CitationBook>()

/** Forgets the book: what it took in was taken back. */
export function forgetBook(db: Database): void {
  books.delete(db)
}

/** Returns the book over the database, with all that is held now. */
export function bookOver(db: Database): CitationBook {
  const book = books.get(db) ?? new CitationBook(db)
  books.set(db, book)
  book.refresh()
  return book
}
