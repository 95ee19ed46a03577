/** The JSON of the Constitution of Nepal: an index, a preamble, an article. */
import { z } from 'zod'

// Strict: a field that is not known could hold words.
const Subclause = z.strictObject({
  type: z.literal('subclause'),
  subclause_number: z.string().min(1),
  text: z.string(),
})
const Content = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('clause'),
    clause_number: z.int().positive(),
    text: z.string(),
    subclauses: z.array(Subclause).default([]),
  }),
  z.strictObject({ type: z.literal('paragraph'), text: z.string() }),
])
/** An article with its clauses, or its only paragraph. */
export const Article = z.strictObject({
  article_number: z.int().positive(),
  title: z.string().min(1),
  content: z.array(Content).min(1),
  part_number: z.int().positive(),
})
/** The preamble. */
export const Preamble = z.strictObject({ title: z.string().min(1), content: z.array(Content).min(1) })
const Listed = z.strictObject({ article_number: z.int(), title: z.string(), file: z.string().min(1) })
/** The parts, and the files of their articles. */
export const Index = z.strictObject({
  title: z.string().min(1),
  preamble: z.strictObject({ title: z.string(), file: z.string().min(1) }),
  parts: z
    .array(
      z.strictObject({
        part_number: z.int().positive(),
        title: z.string().min(1),
        articles: z.array(Listed).min(1),
      }),
    )
    .min(1),
})

/** A clause or a paragraph. */
export type ArticleContent = z.output<typeof Content>
