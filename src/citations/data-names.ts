/** Acts and their names as the data of jurisdictions states them. */
import type { AllCitationData, CitationData } from './act-data.ts'
import type { Lexicon } from './grammar.ts'
import { ActNames, type Name } from './names.ts'
import type { NamedAct } from './reference.ts'
import { titleKey } from './titles.ts'
import { GRAMMARS, lexiconFor } from './traditions.ts'

/** Languages whose names are looked up word by word. A dictionary is made when its language is first read. */
export const READ: ReadonlySet<string> = new Set(GRAMMARS.flatMap(({ languages }) => languages))

const actsOfData = new WeakMap<object, NamedAct>()

/** Returns the act of the data. */
export function actOf(code: string, key: string, all: AllCitationData): NamedAct {
  const act = all.get(code)?.acts[key]
  const known = act && actsOfData.get(act)
  if (known) return known
  const made = actFrom(code, key, all)
  if (act) actsOfData.set(act, made)
  return made
}

/** Returns the names that the data gives acts in the language. */
export function namesOfData(all: AllCitationData, language: string): ActNames {
  const names = new ActNames((lexiconFor(language) as Lexicon).grammar)
  for (const [code, data] of all)
    for (const [key, act] of Object.entries(data.acts)) {
      const named = actOf(code, key, all)
      const qualifiers = [...(data.qualifiers?.[language] ?? [])]
      const title = (text: string, local: boolean) =>
        names.addTitle(text, { act: named, how: 'title', local, bound: false })
      for (const name of act.anywhere?.[language] ?? []) title(name, false)
      for (const name of act.names?.[language] ?? []) {
        title(name, true)
        for (const qualifier of qualifiers) title(`${name} ${qualifier}`, false)
      }
      addShort(names, named, act, qualifiers)
    }
  return names
}

function actFrom(code: string, key: string, all: AllCitationData): NamedAct {
  const data = all.get(code)
  const act = data?.acts[key]
  const names = Object.values({ ...act?.names }).flat()
  const anywhere = Object.values({ ...act?.anywhere }).flat()
  const qualified = Object.entries({ ...act?.names }).flatMap(([language, all]) =>
    all.flatMap((name) => (data?.qualifiers?.[language] ?? []).map((qualifier) => `${name} ${qualifier}`)),
  )
  const short = [...(act?.short ?? []), ...(act?.shortAnywhere ?? [])]
  return {
    key: `${code}/${key}`,
    name: names[0] ?? anywhere[0] ?? act?.shortAnywhere?.[0] ?? key,
    jurisdiction: code,
    aliases: act?.aliases ?? [],
    titles: [...new Set([...names, ...anywhere, ...qualified, ...short].map(titleKey))],
    ...(act?.numbers ? { numbers: act.numbers } : {}),
    ...(act?.since ? { since: act.since } : {}),
    ...(act?.until ? { until: act.until } : {}),
  }
}

/** Returns every name that the data gives an act in languages that are looked up word by word, with its jurisdiction before it. */
export function saidIn(data: AllCitationData): Set<string> {
  const said = new Set<string>()
  for (const [code, { acts, qualifiers }] of data)
    for (const act of Object.values(acts)) {
      for (const [language, names] of Object.entries({ ...act.anywhere }))
        if (READ.has(language)) for (const name of names) said.add(`${code}/${titleKey(name)}`)
      for (const [language, names] of Object.entries({ ...act.names }))
        if (READ.has(language))
          for (const name of names)
            for (const behind of ['', ...(qualifiers?.[language] ?? [])])
              said.add(`${code}/${titleKey(`${name} ${behind}`)}`)
      for (const short of [...(act.short ?? []), ...(act.shortAnywhere ?? [])]) said.add(`${code}/${short}`)
    }
  return said
}

function addShort(
  names: ActNames,
  act: NamedAct,
  data: CitationData['acts'][string],
  qualifiers: readonly string[],
): void {
  const languagesOf = (short: string) => {
    const languages = Object.entries({ ...data.shortIn }).flatMap(([language, all]) =>
      all.includes(short) ? [language] : [],
    )
    return languages.length === 0 ? {} : { languages }
  }
  const name = (local: boolean, short: string): Name => ({
    ...languagesOf(short),
    act,
    how: 'abbreviation',
    local,
    bound: local && (short.length < 4 || (short.match(/\p{Lu}/gu)?.length ?? 0) < 2),
  })
  for (const short of data.shortAnywhere ?? []) names.addAbbreviation(short, name(false, short))
  for (const short of data.short ?? []) {
    names.addAbbreviation(short, name(true, short))
    for (const qualifier of qualifiers)
      names.addAbbreviation(`${short} ${qualifier}`, name(false, 'qualified'))
  }
}
