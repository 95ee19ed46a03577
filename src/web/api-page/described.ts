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

/** Returns the address of a request with the example values. */
export function exampleOf(path: string, parameters: readonly Parameter[]): string {
  const query = parameters.flatMap(({ name, example }) =>
    example === undefined ? [] : [`${name}=${encodeURIComponent(example).replaceAll('%2F', '/')}`],
  )
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}
