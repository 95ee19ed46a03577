/** References that name themselves: Akoma Ntoso IRIs, ELI, ECLI, CELEX and neutral citations of courts. */
import { parseIri } from '#law/iri.ts'
import type { Found, NamedAct } from './reference.ts'
import { titleKey } from './titles.ts'

interface Form {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => Pick<Found, 'act' | 'path'> | null
}

/** Returns the identifiers in the text, in its order. */
export function identifiersIn(text: string): Found[] {
  if (!MAY_HOLD.test(text)) return []
  const found: Found[] = []
  for (const { pattern, read } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const meant = read(match)
      if (!meant) continue
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        ...meant,
        from: 'act',
        to: null,
        how: 'identifier',
        confidence: 1,
      })
    }
  }
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** Returns an act known by identifiers alone. */
export function identified(
  scheme: string,
  value: string,
  jurisdiction: string | null,
  more: readonly string[] = [],
): NamedAct {
  return {
    key: `${scheme}/${value.toLowerCase()}`,
    name: value,
    jurisdiction,
    aliases: [value, ...more],
    titles: [],
  }
}

/** Returns an act known by its number among those of its state. */
export function numberedAct(
  key: string,
  jurisdiction: string,
  numbers: readonly string[],
  aliases: readonly string[] = [],
): NamedAct {
  return { key, name: key, jurisdiction, aliases, titles: [], numbers }
}

/**
 * Returns the act of the European Union with a CELEX number (https://eur-lex.europa.eu/content/help/eurlex-content/celex-number.html),
 * with the ELI that it is also known by.
 */
export function celexAct(celex: string, name = celex): NamedAct {
  const [, year = '', letter = '', number = ''] = /^3(\d{4})([RLD])(\d{4})$/.exec(celex) ?? []
  const kind = { R: 'reg', L: 'dir', D: 'dec' }[letter]
  const eli = kind ? [`http://data.europa.eu/eli/${kind}/${year}/${Number(number)}/oj`] : []
  return { ...identified('celex', celex, 'eu', eli), name, titles: [titleKey(name)] }
}

const MAY_HOLD = /\/akn\/|\/eli\/|ECLI:|CELEX|LJN|\b3\d{4}[A-Z]\d{4}|\[\d{4}\] |\b[CTF][-‑–]\d{1,4}\/\d{2}\b/

const FORMS: readonly Form[] = [
  {
    pattern: /\/akn\/[^\s<>"'()[\]{}«»“”]+/g,
    read: ([typed]) => {
      const iri = parseIri(typed.replace(/[.,;:]+$/, ''))
      if (!iri) return null
      const act = identified('akn', iri.work, iri.work.split('/')[2]?.split('-')[0] ?? null)
      const path = iri.eId === null ? [] : [{ kind: 'eId', num: iri.eId }]
      return { act: { kind: 'named', candidates: [act] }, path }
    },
  },
  {
    pattern: /https?:\/\/[\w.-]{1,100}\/eli\/[\w./-]{1,200}[\w-]/g,
    read: ([eli]) => named(identified('eli', eli, null)),
  },
  {
    // https://e-justice.europa.eu/175/EN/european_case_law_identifier_ecli: country, court, year, number
    pattern: /\bECLI:([A-Z]{2}):[A-Z][A-Z0-9]{0,6}:\d{4}:[A-Z0-9.]{0,24}[A-Z0-9]/g,
    read: ([ecli, country = '']) => named(identified('ecli', ecli, country.toLowerCase())),
  },
  {
    pattern: /\b(?:CELEX[: ]{0,2})?(3\d{4}[RLD]\d{4})\b/g,
    read: ([, celex = '']) => named(celexAct(celex)),
  },
  {
    // The Dutch number of a decision before there were ECLIs, which end in it
    pattern: /\bLJN[: ]{1,2}([A-Z]{2}\d{4})\b/g,
    read: ([, number = '']) => named(identified('ljn', `LJN:${number}`, 'nl', [number])),
  },
  {
    // "C-337/08": a case before the courts of the European Union, where a word says that it is one
    pattern:
      /(?<=\b(?:[Cc]ases?|[Zz]aak|[Zz]aken|[Rr]echtssache|Rs\.|[Aa]ffaires?|aff\.|[Aa]suntos?|[Kk]ohtuas(?:i|jas)|[Ss]prawie) )([CTF])[-‑–](\d{1,4}\/\d{2})\b/g,
    read: ([, court = '', number = '']) => named(identified('eu-case', `${court}-${number}`, 'eu')),
  },
  {
    // "[2022] UKSC 14", "[2021] EWHC 257 (Ch)", "[2008] ZASCA 134"
    pattern: /\[(\d{4})\] ((?:UK|EW|ZA)[A-Z]{2,8})(?: (Civ|Crim))? (\d{1,5})(?: \(([A-Z][A-Za-z]{1,6})\))?/g,
    read: ([cited, year = '', court = '', division, number = '', part]) => {
      const body = [court, division ?? part].filter(Boolean).join('-').toLowerCase()
      const place = court.startsWith('ZA') ? 'za' : 'gb'
      const path = `${body.replaceAll('-', '/')}/${year}/${number}`
      return named(
        identified('neutral', cited, place, [
          `/akn/${place}/judgment/${body}/${year}/${number}`,
          `https://caselaw.nationalarchives.gov.uk/id/${path}`,
        ]),
      )
    },
  },
  {
    // Law reports: "[1987] QB 815", "[2000] 1 All ER 528"
    pattern:
      /\[\d{4}\] (?:\d{1,2} )?(?:AC|QB|KB|Ch|Fam|WLR|All ER(?: \(Comm\))?|Lloyd['’]s Rep|BCLC|BPIR|ICR|IRLR|Cr App R|FSR|RPC|PTSR|SCR|FLR|EMLR|CMLR) \d{1,5}\b/g,
    read: ([cited]) =>
      named({ key: `report/${cited}`, name: cited, jurisdiction: null, aliases: [cited], titles: [] }),
  },
]

function named(act: NamedAct): Pick<Found, 'act' | 'path'> {
  return { act: { kind: 'named', candidates: [act] }, path: [] }
}
