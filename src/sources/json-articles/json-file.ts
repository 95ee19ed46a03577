/** JSON files read at the edge: parsed, checked against a shape, refused with the field that is not as expected. */
import type { z } from 'zod'
import { UnreadableError } from '../contract.ts'
import { readText } from '../files.ts'

/** Returns the value of the file. Throws UnreadableError, with the field, where it is not JSON of the shape; `what` says what is expected. */
export async function readJson<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
  what: string,
): Promise<z.output<Shape>> {
  const value = parsed(await readText(file), file)
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new UnreadableError(
    file,
    fieldOf(issue?.path ?? []),
    `Cannot read the file as ${what}: ${issue?.message ?? 'its shape is unknown'}; fetch it again, or leave it out`,
  )
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1]
    throw new UnreadableError(
      file,
      at === undefined ? null : `character ${at}`,
      'Cannot read the file: it is not JSON, or cut short; expected a whole JSON file; fetch it again',
    )
  }
}

function fieldOf(path: readonly PropertyKey[]): string | null {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return name.replace(/^\./, '') || null
}
