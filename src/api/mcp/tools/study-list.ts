/** The tool that lists the comparative studies that were published. */
import { z } from 'zod'
import { type Answer, clipped, fitted } from '../answer.ts'
import { ARGUMENTS } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { tool } from '../tool.ts'

const Listed = z.object({
  id: z.string().describe('What read_study is asked with'),
  title: z.string(),
  question: z.string(),
  edition: z.number(),
  published: z.string(),
  rows: z.number().describe('Questions that it asks of each state'),
  jurisdictions: z.array(z.string()).readonly(),
  moved: z.number().describe('Quotes in it that are no longer the law today'),
})

const Studies = z.object({ studies: z.array(Listed).readonly(), of: z.number() })

export const listStudies = tool({
  name: 'list_studies',
  title: 'Comparative studies published here',
  description:
    'Studies that put one question to the law of several states, each cell quoting provisions pinned to a wording. Use it where a question is about more than one state: somebody may have answered it. Then read_study.',
  input: z.strictObject({
    in: z.string().trim().max(20).optional().describe('Only studies with the law of this state, such as fr'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Studies,
  example: { in: 'xv' },
  answer: async (deps, asked): Promise<Answer<z.infer<typeof Studies>>> => {
    const published = (await deps.studyShelf?.published(deps.clock())) ?? []
    const all = published.filter(
      ({ jurisdictions }) => asked.in === undefined || jurisdictions.includes(asked.in.toLowerCase()),
    )
    const mark = JSON.stringify(all.map(({ id, number }) => [id, number]))
    const begin = Math.min(placeIn(asked, mark), all.length)
    const rest = all.slice(begin)
    return fitted(rest.length, Math.min(1, rest.length), (much) => {
      const studies = rest.slice(0, much).map((study) => ({
        id: study.id,
        title: clipped(study.title),
        question: clipped(study.question, 500),
        edition: study.number,
        published: study.at,
        rows: study.rows,
        jurisdictions: study.jurisdictions,
        moved: study.moved,
      }))
      const end = begin + much
      return {
        summary: all.length === 0 ? 'No study is published here.' : `${all.length} published.`,
        result: { studies, of: all.length },
        words: studies
          .map(
            ({ id, title, jurisdictions, moved }) =>
              `- ${id}: ${title} (${jurisdictions.join(', ')})${moved > 0 ? `, ${moved} quotes no longer the law` : ''}`,
          )
          .join('\n'),
        cautions: [],
        next: end < all.length ? nextCall('list_studies', asked, end, mark) : null,
      }
    })
  },
})
