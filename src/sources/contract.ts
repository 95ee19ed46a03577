/** What a source of law is: it recognises places where its format lies, and reads acts out of them. */
import type { Day } from '#kit/day.ts'
import type { Force } from '#law/force.ts'
import type { Language } from '#law/language.ts'
import type { Basis, Finding, Ground, SeenText, Snapshot, TextState, Wording } from '#law/provision.ts'
import type { Relation } from '#law/relation.ts'

/** A format of national law and how to read it. One folder each, one line in `registry.ts`. */
export interface Source {
  /** The word used on the command line and stored with what was imported. */
  readonly name: string
  /** One line for `comity import --help`. */
  readonly summary: string
  /**
   * True for a format of ordinary documents, which may hold anything: recognised only in files that the operator names one by one,
   * and told by the operator (`ReadOptions.stated`) what a document does not say of the act.
   */
  readonly general?: boolean
  /** Returns whether the place is, as a whole, in this format (for `import auto`); a false lets the search go on inside a folder. */
  claims(place: Place): Promise<boolean>
  /** Streams the acts at the paths. Files of one act may lie in several paths: the source brings them together. */
  read(paths: readonly string[], options: ReadOptions): AsyncIterable<ActDraft | Refusal>
}

/** A file or folder as `claims` sees it. */
export interface Place {
  readonly path: string
  readonly directory: boolean
  /** Names inside a folder, sorted; empty for a file. */
  readonly names: readonly string[]
  /** Returns up to the first 64 KiB of a file (decompressed for `.zst`), latin1 where it is not UTF-8; empty for a folder. */
  head(): Promise<string>
}

export interface ReadOptions {
  /** Jurisdiction given by the operator; it wins over what the source states. */
  readonly jurisdiction: string | null
  /** Identifiers or parts of paths: read only acts that match one of them; empty reads all. */
  readonly only: readonly string[]
  readonly progress: (progress: Progress) => void
  /**
   * Returns the texts of which the library made what it holds of an expression from this source: a source that folds several files
   * into whole histories reads them again, so that what comes now adds to them. Absent where there is no library.
   */
  readonly textsHeld?: (of: ExpressionName) => Promise<readonly SeenText[]>
  /** What the operator states of the acts; only general sources ask for it. */
  readonly stated?: Stated
}

/** What an operator says of an act whose document does not; null where nothing is said. It wins over what the document says. */
export interface Stated {
  readonly language: Language | null
  readonly title: string | null
  /** Day or year of the act. */
  readonly date: string | null
  readonly number: string | null
  /** What sort of work it is, and its rank where that goes without saying. */
  readonly type: {
    readonly type: string
    readonly subtype: string | null
    readonly force: Force | null
  } | null
  /** The court or agency whose decision or guidance it is. */
  readonly body: string | null
  /** Day from which the text has legal effect as it stands. */
  readonly inForce: Day | null
  /** Encoding of text files, a label of the WHATWG Encoding Standard. */
  readonly encoding: string | null
}

/** An expression as a source can name it before it is read. */
export interface ExpressionName {
  readonly jurisdiction: string
  /** Value of an alias of the act. */
  readonly alias: string
  readonly language: Language
}

export interface Progress {
  readonly label: string
  readonly done: number
  /** Null where the total is not known. */
  readonly total: number | null
}

/** Something that was not read: the rest goes on. */
export interface Refusal {
  readonly refused: { readonly path: string; readonly where: string | null; readonly reason: string }
}

/** An act as a source gives it, with the expressions (languages) found. */
export interface ActDraft {
  readonly work: WorkDraft
  readonly expressions: readonly ExpressionDraft[]
}

export interface WorkDraft {
  /** Null where neither option nor source states it: the import is then refused. */
  readonly jurisdiction: string | null
  readonly type: string
  readonly subtype: string | null
  /** Day or year of the work as the source states it. */
  readonly date: string | null
  readonly number: string | null
  readonly title: string
  /** Identifiers by which the act is known elsewhere; any of them held already means the same work. */
  readonly aliases: readonly Alias[]
  /** Day of official publication, where stated. */
  readonly published: Day | null
  /** Subjects, as the source or the operator names them. */
  readonly topics: readonly string[]
  /** The court or agency whose decision or guidance it is, as the source names it. */
  readonly body?: string | null
  /** Rank of the act where the source states it; else it is read off the type and title by the jurisdiction's data. */
  readonly force?: Force | null
  /** What the source states of other works. */
  readonly relations?: readonly Relation[]
}

export interface Alias {
  /** Such as `legitext`, `eli`, `celex`, `ecli`, `register`, `akn`. */
  readonly scheme: string
  readonly value: string
}

export interface ExpressionDraft {
  readonly language: Language
  readonly title: string
  readonly path: string
  readonly textState: TextState
  readonly history: SnapshotHistory | WordingHistory
}

/** Whole texts, ascending by date (undated first), at most one a day. They are aligned and folded on the way in. */
export interface SnapshotHistory {
  readonly kind: 'snapshots'
  readonly snapshots: AsyncIterable<Snapshot>
  /** How many there are, for the progress bar. */
  readonly count: number
}

/** Provisions that bring their intervals and identity along. */
export interface WordingHistory {
  readonly kind: 'wordings'
  readonly wordings: readonly Wording[]
  /** What the source says of single dates: when published, by which act changed. */
  readonly notes: readonly DateNote[]
  readonly findings: readonly Finding[]
  /** First day for which the source gives the whole text; earlier days hold only some provisions. Null where it always does. */
  readonly completeFrom: Day | null
  /** The dated files of which the source made the history; absent where one file states the whole of it. */
  readonly texts?: readonly SeenText[]
}

export interface DateNote {
  readonly date: Day
  readonly published: Day | null
  readonly ground: Ground | null
  readonly path: string
  /** What the date rests on; legal effect where it is not given. */
  readonly basis?: Basis
  /** Why no text is known from this date on, where the source says that there is a hole. */
  readonly hole?: string | null
}

/** Thrown inside a source for a file that cannot be read; the import reports it and goes on. */
export class UnreadableError extends Error {
  override name = 'UnreadableError'
  readonly path: string
  readonly where: string | null
  constructor(path: string, where: string | null, message: string) {
    super(message)
    this.path = path
    this.where = where
  }
}
