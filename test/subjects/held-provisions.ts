/** The provisions of a library as plain text, for measuring what patterns of subjects meet. */
import { plainText } from '#law/content.ts'
import type { Language } from '#law/language.ts'
import type { Database } from '#store/dialect/sqlite.ts'

export interface HeldProvision {
  /** The act and the place in it. */
  readonly place: string
  readonly jurisdiction: string
  readonly language: Language
  /** Heading and words. */
  readonly text: string
}

/** Returns every provision that has words and no end. */
export async function heldProvisions({ sql }: Database): Promise<HeldProvision[]> {
  const rows = await sql
    .selectFrom('provision_version as row')
    .innerJoin('expression', 'expression.id', 'row.expression_id')
    .innerJoin('work', 'work.id', 'expression.work_id')
    .innerJoin('text', 'text.id', 'row.text_id')
    .select(['work.iri', 'work.jurisdiction', 'expression.language', 'row.eid', 'row.heading', 'text.xml'])
    .where('row.valid_to', 'is', null)
    .where('row.superseded_in', 'is', null)
    .where('row.missing', '=', 0)
    .orderBy('work.iri')
    .orderBy('row.sort')
    .execute()
  return rows.map(({ iri, jurisdiction, language, eid, heading, xml }) => ({
    place: `${iri}~${eid}`,
    jurisdiction,
    language,
    text: heading === null ? plainText(xml) : `${heading}\n\n${plainText(xml)}`,
  }))
}
