/** An object that came over the exchange, as an act to be recorded. */
import type { ExchangeObject, Row } from '#exchange/object/model.ts'
import { type Content, contentOf } from '#law/content.ts'
import { versionsOf } from '#law/history/versions.ts'
import type { Woven, WovenRow, WovenVersion } from '#law/history/woven.ts'
import type { NewAct } from '#store/record/recorded.ts'

/**
 * Returns the act. `path` says where it came from, `at` when it was learnt; `standing` gives the ids of rows held of which those of
 * the object were made: nothing of them is written anew.
 */
export function actOf(
  object: ExchangeObject,
  from: { source: string; path: string; at: string },
  standing: (row: Row) => number | undefined = () => undefined,
): NewAct {
  const { work, aliases, relations, expression } = object.head
  const woven = wovenOf(object, from.path)
  const held = new Map<number, number>()
  for (const [index, row] of object.rows.entries()) {
    const id = standing(row)
    if (id !== undefined) held.set(index, id)
  }
  return {
    ...from,
    newest: true,
    work: { ...work, aliases: aliases.map(([scheme, value]) => ({ scheme, value })), relations },
    expressions: [
      {
        language: expression.language,
        title: expression.title,
        path: from.path,
        textState: expression.textState,
        woven,
        signed: true,
        standing: held,
      },
    ],
  }
}

function wovenOf({ head, rows, texts }: ExchangeObject, path: string): Woven {
  const names = new Map<string, number>()
  for (const { wId } of rows) if (!names.has(wId)) names.set(wId, names.size)
  const contents = new Map([...texts].map(([hash, xml]) => [hash, new SignedContent(hash, xml)]))
  const woven = rows.map(
    ({ wId, parent, text, ...row }: Row): WovenRow => ({
      ...row,
      provision: names.get(wId) ?? -1,
      parent: parent === null ? -1 : (names.get(parent) ?? -1),
      content: text === null ? null : (contents.get(text) ?? null),
      key: null,
      stated: null,
    }),
  )
  return {
    provisions: [...names.keys()].map((wId) => ({ wId })),
    rows: woven,
    versions: counted(woven, head.versions, path),
    findings: [],
    completeFrom: head.expression.completeFrom,
    texts: [],
  }
}

// What the publisher says of each span, with what changes in it counted from the rows.
function counted(
  rows: readonly WovenRow[],
  spans: ExchangeObject['head']['versions'],
  path: string,
): WovenVersion[] {
  const facts = spans.map(({ from, basis, published, ground, reason, state }) => ({
    date: from,
    basis,
    published,
    ground,
    path,
    hole: state === 'unknown' ? (reason ?? 'no text is held') : null,
  }))
  const counts = new Map(versionsOf(rows, facts).map((version) => [version.from, version]))
  return spans.map((span) => {
    const { added = 0, changed = 0, removed = 0 } = counts.get(span.from) ?? {}
    return { ...span, added, changed, removed, path }
  })
}

/** A text whose hash is known. Its words are counted where somebody asks: whoever signed which row is which leaves nothing to guess from them. */
class SignedContent implements Content {
  readonly hash: string
  readonly xml: string
  #counted: Content | null = null

  constructor(hash: string, xml: string) {
    this.hash = hash
    this.xml = xml
  }

  get wordsHash(): string {
    return this.#whole().wordsHash
  }

  get length(): number {
    return this.#whole().length
  }

  #whole(): Content {
    this.#counted ??= contentOf(this.xml)
    return this.#counted
  }
}
