/** The operation on proofs: who signed a text as it is shown for a day, and what proves it. */
import { z } from '@hono/zod-openapi'
import type { LawDocument } from '#export/document.ts'
import { carriedText } from '#jobs/proofs/document.ts'
import { type Proving, provingOf } from '#jobs/proofs/proof.ts'
import { type Api, type ApiDeps, PARAMETERS, reading } from './asking.ts'
import { meant } from './meaning.ts'
import { day, orNull } from './schema-parts.ts'
import { textOf } from './texts.ts'

const { iri, lang, at } = PARAMETERS

export const ProvingSchema = z
  .strictObject({
    iri: z.string(),
    at: day,
    state: z
      .enum(['proved', 'differs', 'broken', 'unsigned'])
      .openapi({ description: 'api.field.proofState' }),
    publisher: orNull(z.strictObject({ name: z.string().nullable(), fingerprint: z.string() })),
    release: orNull(z.strictObject({ number: z.int(), at: z.string() })),
    proof: orNull(z.looseObject({ format: z.string() }).openapi({ description: 'api.field.proof' })),
  })
  .openapi('Proving')

/** Adds the operation. */
export function addProving(api: Api, deps: ApiDeps): void {
  api.openapi(reading('proof', z.object({ iri, lang, at }), ProvingSchema), async (context) => {
    const found = await meant(deps, context, context.req.valid('query'))
    const document = await textOf(deps, context, found)
    const asked = { expressionId: found.expression.id, at: found.at, eId: found.reference.eId }
    const proving = deps.proofs ? await provingOf(deps.proofs, asked) : ({ state: 'unsigned' } as const)
    return context.json({ iri: document.iri, at: document.at, ...saidOf(proving, document) })
  })
}

function saidOf(proving: Proving, document: LawDocument) {
  const { state } = proving
  if (state === 'unsigned') return { state, publisher: null, release: null, proof: null }
  const { publisher } = proving
  if (state === 'broken') return { state, publisher, release: null, proof: null }
  if (state === 'differs')
    return { state, publisher, release: { number: proving.release, at: proving.at }, proof: null }
  const { number, at: released } = proving.proved.release
  const proof = JSON.parse(carriedText(proving.proof, document))
  return { state, publisher, release: { number, at: released }, proof }
}
