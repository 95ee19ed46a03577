/** The two shapes of decisions in JSON, as Open Legal Data hands them out: records of its database, and single decisions. */
import { z } from 'zod'
import { UnreadableError } from '../contract.ts'

const Fields = z.looseObject({
  title: z.string().transform(withPlainSpaces),
  /** Day of the decision. */
  date: z.iso.date(),
  file_number: z.string().min(1).transform(withPlainSpaces),
  /** "Beschluss", "Urteil". */
  type: z.string().min(1),
  source_name: z.string().min(1),
  court_chamber: z.string().nullish(),
  source_url: z.string().nullish(),
  ecli: z.string().nullish(),
  /** Text as Markdown, each paragraph behind its marginal number: `12| …`. */
  content: z.string().nullish(),
  /** The page it was taken from. */
  raw: z.string().nullish(),
})

// Numbers of cases are typed with plain spaces, and must be found so.
function withPlainSpaces(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

const Records = z.array(z.looseObject({ fields: Fields })).min(1)

export type DecisionJson = z.infer<typeof Fields>

/** Returns the decisions of a file. Throws UnreadableError with the field where one is not as expected. */
export function decisionsIn(json: string, file: string): DecisionJson[] {
  const parsed = parse(json, file)
  const result = Array.isArray(parsed) ? Records.safeParse(parsed) : Fields.safeParse(parsed)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new UnreadableError(
      file,
      issue?.path.join('.') || null,
      `Cannot read the decision: ${issue?.message ?? 'it has another shape'}; expected JSON of a court decision with date, file_number, type, source_name, and content or raw`,
    )
  }
  return Array.isArray(result.data) ? result.data.map(({ fields }) => fields) : [result.data]
}

function parse(json: string, file: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new UnreadableError(
      file,
      null,
      `Cannot read the JSON: ${(error as Error).message}; fetch the file again`,
    )
  }
}
