/** The tables, as `docs/spec/data-model.md` describes them. Days are ISO text; an unknown start or open end is NULL. */
import type { Generated, Insertable, Selectable } from 'kysely'
import type { Basis, TextState } from '#law/provision.ts'
import type {
  AgreementTable,
  AgreementTextTable,
  ReaderPassTable,
  RestrictedSourceTable,
} from './tables/agreement.ts'
import type {
  CitationLinkTable,
  CitationReadingTable,
  CitationRulesTable,
  CitationStateTable,
  CitationTable,
  CitedActNameTable,
  CitedActTable,
  ShortFormTable,
} from './tables/citation.ts'
import type {
  ConceptHeadingTable,
  ConceptRowTable,
  ConceptStateTable,
  ConceptTable,
  ConceptTextTable,
} from './tables/concept.ts'
import type {
  DeliveryHeadTable,
  DeliveryTable,
  PartnerLetterTable,
  PartnerReceiptTable,
} from './tables/delivery.ts'
import type { EmbeddingModelTable, EmbeddingTable } from './tables/embedding.ts'
import type {
  CollectionTable,
  FollowedCollectionTable,
  FollowedTable,
  PublishedTable,
  ReceiptTable,
  ReceivedTable,
  ReleaseTable,
  WithdrawnTable,
} from './tables/exchange.ts'
import type {
  LexiconEntryTable,
  LexiconPairTable,
  LexiconProofTable,
  LexiconUseTable,
  LexiconWorkTable,
} from './tables/lexicon.ts'
import type { NetworkEventTable, OwnProfileTable, SyncTryTable, WatchTable } from './tables/network.ts'
import type {
  StudyAskedTable,
  StudyChangeTable,
  StudyEditionTable,
  StudyLetterTable,
  StudyMoveTable,
  StudyPersonTable,
  StudyProofTable,
  StudyQuestionTable,
  StudyTable,
  StudyTextTable,
} from './tables/study.ts'
import type { TagTable } from './tables/tag.ts'

export interface Schema {
  recording: RecordingTable
  work: WorkTable
  alias: AliasTable
  relation: RelationTable
  expression: ExpressionTable
  provision: ProvisionTable
  text: TextTable
  ground: GroundTable
  provision_version: ProvisionVersionTable
  version: VersionTable
  finding: FindingTable
  seen_text: SeenTextTable
  draft: DraftTable
  operator: OperatorTable
  operator_session: OperatorSessionTable
  citation_rules: CitationRulesTable
  citation_reading: CitationReadingTable
  cited_act: CitedActTable
  cited_act_name: CitedActNameTable
  citation: CitationTable
  citation_link: CitationLinkTable
  short_form: ShortFormTable
  citation_state: CitationStateTable
  collection: CollectionTable
  release: ReleaseTable
  published: PublishedTable
  followed: FollowedTable
  followed_collection: FollowedCollectionTable
  received: ReceivedTable
  withdrawn: WithdrawnTable
  receipt: ReceiptTable
  agreement: AgreementTable
  agreement_text: AgreementTextTable
  restricted_source: RestrictedSourceTable
  reader_pass: ReaderPassTable
  delivery: DeliveryTable
  delivery_head: DeliveryHeadTable
  partner_letter: PartnerLetterTable
  partner_receipt: PartnerReceiptTable
  own_profile: OwnProfileTable
  watch: WatchTable
  sync_try: SyncTryTable
  network_event: NetworkEventTable
  lexicon_pair: LexiconPairTable
  lexicon_work: LexiconWorkTable
  lexicon_entry: LexiconEntryTable
  lexicon_use: LexiconUseTable
  lexicon_proof: LexiconProofTable
  concept: ConceptTable
  concept_text: ConceptTextTable
  concept_heading: ConceptHeadingTable
  concept_row: ConceptRowTable
  concept_state: ConceptStateTable
  study: StudyTable
  study_change: StudyChangeTable
  study_person: StudyPersonTable
  study_edition: StudyEditionTable
  study_move: StudyMoveTable
  study_asked: StudyAskedTable
  study_question: StudyQuestionTable
  study_letter: StudyLetterTable
  study_text: StudyTextTable
  study_proof: StudyProofTable
  tag: TagTable
  embedding: EmbeddingTable
  embedding_model: EmbeddingModelTable
}

/** One act of learning: everything that one import wrote for one act. */
export interface RecordingTable {
  id: Generated<number>
  /** ISO instant, UTC. */
  at: string
  source: string
  path: string
  /** Who recorded it and why; null where an import did. */
  who: string | null
  reason: string | null
}

export interface WorkTable {
  id: Generated<number>
  iri: string
  jurisdiction: string
  type: string
  subtype: string | null
  date: string | null
  number: string | null
  title: string
  published: string | null
  /** JSON array of strings. */
  topics: string
  /** Rank of the act, one of `law/force.ts`; null where unknown. */
  force: string | null
  /** The court or agency whose decision or guidance it is. */
  body: string | null
}

/** What a work states of another, which is named and need not be held. */
export interface RelationTable {
  id: Generated<number>
  work_id: number
  kind: string
  scheme: string | null
  value: string | null
  title: string | null
  provision: string | null
}

export interface AliasTable {
  value: string
  scheme: string
  work_id: number
}

export interface ExpressionTable {
  id: Generated<number>
  work_id: number
  language: string
  source: string
  path: string
  title: string
  text_state: TextState
  shown: 0 | 1
  complete_from: string | null
  recorded_in: number
  /** Of the versions held now: how many there are, the first dated one, the last. Kept by `record/versions.ts`. */
  wordings: Generated<number>
  first_from: Generated<string | null>
  last_from: Generated<string | null>
  /** That of the work. */
  jurisdiction: Generated<string | null>
}

export interface ProvisionTable {
  id: Generated<number>
  expression_id: number
  wid: string
}

export interface TextTable {
  id: Generated<number>
  /** SHA-256 of the fragment. */
  hash: Uint8Array
  xml: string
}

export interface GroundTable {
  id: Generated<number>
  title: string
  source_id: string
}

export interface ProvisionVersionTable {
  id: Generated<number>
  expression_id: number
  provision_id: number
  parent_id: number | null
  eid: string
  sort: string
  kind: string
  num: string | null
  heading: string | null
  text_id: number | null
  valid_from: string | null
  valid_to: string | null
  basis: Basis
  missing: 0 | 1
  concurrent: 0 | 1
  ground_id: number | null
  /** The source's own key; empty where it is the eId. */
  key: string | null
  /** The day of legal effect that the source stated, believed or not; empty where it is `valid_from`. */
  stated_from: string | null
  recorded_in: number
  superseded_in: number | null
}

export interface VersionTable {
  id: Generated<number>
  expression_id: number
  valid_from: string | null
  valid_to: string | null
  basis: Basis
  published: string | null
  ground_id: number | null
  added: number
  changed: number
  removed: number
  state: 'held' | 'unknown'
  reason: string | null
  path: string | null
  recorded_in: number
  superseded_in: number | null
}

export interface FindingTable {
  id: Generated<number>
  work_id: number | null
  expression_id: number | null
  severity: 'warning' | 'quarantine'
  check_name: string
  path: string
  place: string | null
  message: string
  recorded_in: number
}

/** A text that the history of an expression was made of. */
export interface SeenTextTable {
  id: Generated<number>
  expression_id: number
  date: string | null
  basis: Basis
  published: string | null
  ground_id: number | null
  path: string
}

/** What is being made or mended and is not yet part of the library. */
export interface DraftTable {
  id: Generated<number>
  kind: 'new' | 'amend' | 'correct' | 'set'
  /** The expression it mends; null for a new act. */
  expression_id: number | null
  /** The recording that the expression stood at when the draft was begun. */
  base: number | null
  /** JSON array of steps; those before `cursor` count. */
  steps: string
  cursor: number
  /** Goes up with every change: two editors cannot overwrite each other. */
  revision: number
  created_at: string
  updated_at: string
  recorded_in: number | null
}

/** The one token that lets its bearer edit. */
export interface OperatorTable {
  id: number
  salt: Uint8Array
  hash: Uint8Array
  made_at: string
}

/** A sign-in with the token, by the hash of its secret. */
export interface OperatorSessionTable {
  hash: Uint8Array
  expires_at: string
}

export type ProvisionVersionRow = Selectable<ProvisionVersionTable>
export type NewProvisionVersion = Insertable<ProvisionVersionTable>
