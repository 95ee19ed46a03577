/** What the agents' server is made over, and what its tools are asked with. */
import { z } from 'zod'
import type { Jurisdictions } from '#i18n/jurisdictions.ts'
import type { Citation } from '#jobs/citations/citation.ts'
import type { CiteOptions } from '#jobs/citations/cite.ts'
import type { CompareShelf } from '#jobs/compare/shelf.ts'
import type { CounterpartShelf } from '#jobs/counterparts/shelf.ts'
import type { LexiconShelf } from '#jobs/lexicon/shelf.ts'
import type { NetworkWatch } from '#jobs/network/watch.ts'
import type { StudyShelf } from '#jobs/study/shelf.ts'
import type { SubjectShelf } from '#jobs/subjects/shelf.ts'
import { type Day, isDay } from '#kit/day.ts'
import { type Language, languageOf } from '#law/language.ts'
import type { SearchOptions, SearchResult } from '#search/model.ts'
import type { CitedBy, CitedTarget, CitingGroup } from '#store/citations.ts'
import type { Library } from '#store/library.ts'

/** A part of the list of what cites. */
export interface CitedByPage {
  readonly group?: CitingGroup
  readonly limit: number
  readonly offset: number
}

export interface McpDeps {
  readonly library: Library
  readonly search: { search(query: string, options: SearchOptions): Promise<SearchResult> }
  /** The citations in running text. */
  readonly cite: (text: string, options: CiteOptions) => Promise<readonly Citation[]>
  /** What a short reference of a few words cites, the likeliest first. */
  readonly citeQuery: (query: string, options: CiteOptions) => Promise<readonly Citation[]>
  /** What cites an act or a provision. */
  readonly citedBy: (target: CitedTarget, page: CitedByPage) => Promise<CitedBy>
  readonly clock: () => Day
  readonly jurisdictions: Jurisdictions
  /** How fresh what was received is; without it, nothing is said of that. */
  readonly network?: Pick<NetworkWatch, 'standingOf'>
  /** The vocabulary of subjects, and what tells it; without it, no tool answers by subject. */
  readonly subjects?: SubjectShelf
  /** Which provisions of other states answer one; without it, none is found. */
  readonly counterparts?: CounterpartShelf
  /** Terms learnt from parallel texts; without it, none is looked up. */
  readonly lexicon?: LexiconShelf
  /** Comparisons of provisions and acts; without it, none is made. */
  readonly comparisons?: CompareShelf
  /** Studies that were published; without it, none is told of. */
  readonly studyShelf?: StudyShelf
  /** Version of the software. */
  readonly version: string
  /** Told of errors of which an agent learns no details. */
  readonly failed: (error: Error) => void
}

/** What names a text in a question. */
export interface Named {
  readonly reference: string
  readonly provision?: string | undefined
  readonly at?: Day | undefined
  readonly lang?: Language | undefined
}

const DAY = 'a day that exists, as YYYY-MM-DD'

export const day = z
  .string()
  .refine((typed): typed is Day => isDay(typed), { error: `expected ${DAY}, such as 2024-01-31` })

const language = z.string().transform((typed, context) => {
  const code = languageOf(typed)
  if (code === null)
    context.addIssue({ code: 'custom', message: 'expected a language code such as fr, fra or sr-Cyrl' })
  return code ?? z.NEVER
})

const REFERENCE =
  'The act or provision: an IRI from an earlier answer (/akn/fr/act/code/1973-01-02/travail/fra@2024-01-01/~art_L1221-1), an identifier (32016R0679, LEGITEXT000006072050, an ELI or ECLI), or a citation (GDPR 17, art. L1221-1 du code du travail, ст. 43 Конституції України).'

const places = z
  .union([z.array(z.string().max(20)).max(50), z.string().max(200)])
  .transform((given) =>
    (typeof given === 'string' ? given.split(',') : given)
      .map((code) => code.trim().toLowerCase())
      .filter((code) => code !== ''),
  )
  .optional()

/** Arguments that more than one tool takes. */
export const ARGUMENTS = {
  in: places.describe('Jurisdictions: ["fr"], ["eu","de"]. Default: all that are held'),
  reference: z.string().trim().min(1).max(1000).describe(REFERENCE),
  provision: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'Narrows an act to one provision: its eId (art_17) or its number as printed (17, L1221-1, § 26), with paragraphs and points (17(1)(b)).',
    ),
  at: day
    .optional()
    .describe(
      'The day as of which the law is wanted, YYYY-MM-DD. Default: the day in the IRI, else today. Always give it when the question is about a date.',
    ),
  lang: language
    .optional()
    .describe('Language of the text, such as fr or fra. Default: that of the IRI, else the one held first.'),
  cursor: z
    .string()
    .max(500)
    .optional()
    .describe('From `next` of a truncated answer; hand it back unread, with the other arguments unchanged.'),
} as const
