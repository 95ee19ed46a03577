/** Which act a question names: by IRI, by an identifier, or by a citation. */
import { isDay } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import type { Language } from '#law/language.ts'
import type { Reference } from '#store/model.ts'
import { clipped, type Suggestion, Unanswered } from './answer.ts'
import type { McpDeps, Named } from './asking.ts'

/** Returns what an IRI, an identifier or a citation names, and how a citation was read. Throws Unanswered where it is not clear or not held. */
export async function referred(
  deps: McpDeps,
  asked: Named,
): Promise<{ reference: Reference; understood: string | null }> {
  const text = withoutHost(asked.reference)
  refuseDay(text)
  const named = await deps.library.resolve(text)
  if (named) return { reference: named, understood: null }
  if (text.startsWith('/akn/'))
    throw new Unanswered('not-held', 'not-held', `This library holds no act with the IRI ${text}.`, {
      expected: 'an IRI from an earlier answer; find acts with search',
      example: '{"query":"data protection","in":["eu"]}',
    })
  return cited(deps, asked, text)
}

// Sites of Comity give texts the address of their IRI: an address is as good.
function withoutHost(reference: string): string {
  const url = /^https?:\/\//.test(reference) ? URL.parse(reference) : null
  if (!url?.pathname.startsWith('/akn/')) return reference
  try {
    return decodeURI(url.pathname)
  } catch {
    return reference
  }
}

function refuseDay(iri: string): void {
  const [, typed] = /^\/akn\/[^@]*@([^/]+)/.exec(iri) ?? []
  if (typed === undefined || isDay(typed)) return
  throw new Unanswered('wrong-question', 'wrong-day', `The day “${typed}” in the IRI does not exist.`, {
    expected: 'a day that exists, as YYYY-MM-DD',
    example: '{"reference":"/akn/…/eng@2024-01-31"}',
  })
}

async function cited(
  deps: McpDeps,
  asked: Named,
  text: string,
): Promise<{ reference: Reference; understood: string | null }> {
  const language = asked.lang ?? null
  const onDay = await deps.citeQuery(text, { at: asked.at ?? null, language })
  // A provision that the act has on other days only is found without the day, and said to be absent on it.
  const citations = onDay.some(({ iri }) => iri !== null) ? onDay : await deps.citeQuery(text, { language })
  for (const { iri, text: words } of citations) {
    const reference = iri === null ? null : await deps.library.resolve(iri)
    if (reference) return { reference, understood: `“${clipped(words)}” was read as ${iri}` }
  }
  for (const { work, text: words, provision } of citations) {
    const reference = work === null ? null : await deps.library.resolve(work)
    if (!reference) continue
    const title = clipped(reference.work.title, 140)
    throw new Unanswered(
      'not-found',
      'no-such-provision',
      `“${clipped(words)}” cites ${provision?.replace(/\bany /g, 'number ') ?? 'a provision'} of “${title}”, which is held and has no such provision on any day known here.`,
      { expected: 'another number, or the outline of the act', suggestions: [suggestionOf(reference)] },
    )
  }
  const absent = citations.flatMap(({ state, named }) => (state === 'not-held' && named ? [named] : []))
  const names = new Set(
    absent.map(
      ({ name, jurisdiction }) =>
        `“${clipped(name, 140)}”${jurisdiction === null ? '' : ` (${jurisdiction})`}`,
    ),
  )
  if (names.size > 0)
    throw new Unanswered(
      'not-held',
      'not-held',
      `“${clipped(text)}” cites ${[...names].slice(0, 4).join(' or ')}, not held in this library. That says nothing about the law.`,
      { expected: 'an act that is held: see the resource comity://jurisdictions, or search' },
    )
  throw await notUnderstood(deps, text)
}

async function notUnderstood(deps: McpDeps, text: string): Promise<Unanswered> {
  const titled = await deps.library.works({ title: text, limit: 5 })
  const suggestions = titled.map(({ work }) =>
    suggestionOf({ work, language: null, at: null, eId: null, alias: false }),
  )
  const identifier = /^\S*\d\S*$/.test(text)
  if (identifier && titled.length === 0)
    return new Unanswered('not-held', 'not-held', `This library holds nothing known as “${text}”.`, {
      expected: 'an IRI, an identifier or a citation of an act that is held; find acts with search',
    })
  return new Unanswered(
    'could-not-check',
    'not-understood',
    titled.length > 0
      ? `“${text}” is in the title of more than one text, or not all of the title.`
      : `Nothing in “${clipped(text)}” tells which act is meant.`,
    {
      expected:
        'an IRI, an identifier such as 32016R0679, or a citation that names the act and the provision; words of the law are found with search',
      example: '{"reference":"GDPR 17"}',
      suggestions,
    },
  )
}

function suggestionOf({ work, language, at, eId }: Reference): Suggestion {
  return {
    iri: formatIri({ work: work.iri, language, at, eId }),
    label: clipped(work.title, 140),
    from: null,
    to: null,
  }
}

/** Returns why the act has no text in the language. */
export async function notInLanguage(
  deps: Pick<McpDeps, 'library'>,
  { work, eId }: Reference,
  language: Language | null,
): Promise<Unanswered> {
  const shown = (await deps.library.expressions(work.id)).filter((each) => each.shown)
  const withdrawn = await deps.library.withdrawal(work.id)
  if (withdrawn)
    return new Unanswered(
      'not-held',
      'withdrawn',
      `“${clipped(work.title, 140)}” was withdrawn by its publisher, ${withdrawn.source}, on ${withdrawn.at.slice(0, 10)}: ${clipped(withdrawn.reason)}. That is no repeal.`,
      { expected: 'another act; whether this one is law, its publisher says' },
    )
  return new Unanswered(
    shown.length === 0 ? 'could-not-check' : 'not-found',
    shown.length === 0 ? 'no-text' : 'not-in-language',
    shown.length === 0
      ? `“${clipped(work.title, 140)}” is known here by name; no text of it is held.`
      : `“${clipped(work.title, 140)}” is not held in ${language}: it is held in ${shown.map((each) => each.language).join(', ')}.`,
    {
      expected: 'one of the languages held, as lang',
      suggestions: shown.slice(0, 10).map((each) => ({
        iri: formatIri({ work: work.iri, language: each.language, at: null, eId }),
        label: each.language,
        from: null,
        to: null,
      })),
    },
  )
}
