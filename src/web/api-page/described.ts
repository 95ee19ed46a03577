/** The parts of an OpenAPI 3.1 document that its page shows. */

/** A schema: a kind, a reference, a list, or one of several. */
export interface Shape {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly (string | number | null)[]
  readonly items?: Shape
  readonly prefixItems?: readonly Shape[]
  readonly anyOf?: readonly Shape[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
}

export interface Parameter {
  readonly name: string
  /** Where it stands: in the path, or in the query. */
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly example?: string
  readonly schema: Shape
}

export interface Described {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly parameters?: readonly Parameter[]
  /** How whoever asks shows that it is for them; absent where everybody may ask. */
  readonly security?: readonly object[]
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Shape }>> }>
  >
}

export interface OpenApi {
  readonly info: { readonly title: string; readonly description: string }
  readonly paths: Readonly<Record<string, { readonly get?: Described }>>
  readonly components: { readonly schemas: Readonly<Record<string, Shape>> }
}

/** Returns the name of the schema that a shape refers to; null where it is one itself. */
export function nameOf({ $ref }: Shape): string | null {
  return $ref?.split('/').at(-1) ?? null
}

/** Returns the address of a request with the example values; null where the path has none. */
export function exampleOf(path: string, parameters: readonly Parameter[]): string | null {
  let place = path
  const query: string[] = []
  for (const { name, example, in: where } of parameters) {
    if (example === undefined) continue
    const value = encodeURIComponent(example).replaceAll('%2F', '/')
    if (where === 'path') place = place.replace(`{${name}}`, value)
    else query.push(`${name}=${value}`)
  }
  if (place.includes('{')) return null
  return query.length === 0 ? place : `${place}?${query.join('&')}`
}
