/** Pieces of the API's schemas: days, what dates rest on, lists, what may be unknown. */
import { z } from '@hono/zod-openapi'

export const day = z.iso.date()
export const Basis = z.enum(['in-force', 'snapshot', 'unknown'])
export const Ground = z.strictObject({ title: z.string(), id: z.string().nullable() }).openapi('Ground')
export const Source = z.strictObject({ name: z.string(), path: z.string() }).openapi('Source')
export const TextState = z.enum(['as-enacted', 'point-in-time', 'current'])
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly()
// A named schema or null: `nullable` would say both at once.
export const orNull = <Item extends z.ZodType>(item: Item) => z.union([item, z.null()])
/** How fresh a text is that was received from its publisher. */
export const Freshness = z
  .strictObject({
    state: z.enum(['fresh', 'late', 'stale', 'left']).openapi({ description: 'network.field.state' }),
    publisher: z.string(),
    heard: day.nullable().openapi({ description: 'network.field.heard' }),
    until: day.nullable().openapi({ description: 'network.field.until' }),
  })
  .openapi('Freshness')
export const Next = z.string().nullable().openapi({ description: 'api.field.next' })
