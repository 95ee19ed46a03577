/** Acts that no data knows, recognised by the shape of their names: they are named, and nobody need hold them. */
import type { Numbered } from './mentions.ts'
import { titleKey } from './titles.ts'

// Names that end in a word for an act, or begin with one. Every form is bounded, so that reading stays linear.
const CAPITALISED = "[A-Z][\\p{L}'’-]{0,30}"
// Initials and nicknames inside a name: "Howard P. “Buck” McKeon".
const PERSONAL = '(?:[A-Z]\\.|[“"][A-Z][\\p{L}]{1,20}[”"])(?= )'
const SMALL = '(?:and|of|the|for|to|on|in|with|against)'
const SHAPES: Readonly<Record<string, readonly RegExp[]>> = {
  eng: [
    new RegExp(
      `(?<![\\p{L}-]|[”"] )(?:${CAPITALISED}|\\(${CAPITALISED}(?: [\\p{L}]{1,20}){0,4}\\))(?: (?:${CAPITALISED}|${PERSONAL}|\\(${CAPITALISED}(?: [\\p{L}]{1,20}){0,4}\\)|${SMALL}(?: ${SMALL})?(?= ${CAPITALISED}))){0,14} (?:Act|Code|Ordinance)(?![\\p{L}])(?: for Fiscal Years? (?:19|20)\\d\\d(?! and )|(?:(?:,| of)? (?:1[6-9]|20)\\d\\d(?!\\d)))?`,
      'gu',
    ),
    new RegExp(
      `(?<![\\p{L}-])(?:Act|Law|Convention|Covenant) (?:on|concerning|relating to|respecting|against) (?:the )?${CAPITALISED}(?: (?:${CAPITALISED}|${SMALL}(?: ${SMALL})?(?= ${CAPITALISED}))){0,14}`,
      'gu',
    ),
    // "section 165 FA 2004": beside a provision only.
    /(?<![\p{L}\d[-])\p{Lu}{2,6} (?:19|20)\d\d(?!\d)/gu,
    /(?<![\p{L}-])Constitution of (?:the )?[A-Z]\p{L}{1,20}(?: (?:of |and )?[A-Z]\p{L}{1,20}){0,4}/gu,
  ],
  deu: [
    // "des Deutsche Bahn Gründungsgesetzes": whose act it is stands before the word, uninflected.
    /(?<=(?<!\p{L})(?:des|dem|das|vom|zum|im) )[A-ZÄÖÜ][\p{L}-]{2,30}e (?:[A-ZÄÖÜ][\p{L}-]{2,30} ){0,2}[A-ZÄÖÜ][\p{L}-]{2,50}gesetz(?:es)?(?![\p{L}])(?: vom \d{1,2}\. (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) \d{4})?/gu,
    /(?<![\p{L}-])(?:(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Siebent|Acht|Neunt|Zehnt)e[nrs]? )?(?:[A-ZÄÖÜ][\p{L}-]{2,50}(?:vertrag(?:e?s)?|abkommens?|übereinkommens?|gesetz(?:es|e)?|gesetzbuch(?:e?s)?|ordnung|verordnung))(?![\p{L}])(?: (?:vom|von) \d{1,2}\. (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) \d{4})?/gu,
    /(?<![\p{L}-])Bundesgesetz(?:es)? vom \d{1,2}\. \p{L}{3,9} \d{4} über [^,.;:()\n]{3,120}/gu,
    /(?<![\p{L}-])(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Siebent|Acht|Neunt|Zehnt|Elft|Zwölft)e[ns]? Buch(?:es)? Sozialgesetzbuch/gu,
  ],
  fra: [
    /(?<![\p{L}-])[Cc]ode (?:de la |de l['’]|de |du |des |d['’])?(?:[\p{L}'’-]{2,30})(?: (?!relati|applicab|ci-|présent)(?:et )?(?:de la |de l['’]|de |du |des |d['’])?(?:\p{L}{2,20}(?:ique|aire|ale?|aux|ales|ifs?|ives?|iers?|ières?|elle?s?)s?|publique?s?|civile?s?|pénale?s?|sociale?s?|commerciale?|électronique|familiale?|monétaire|financier|économique|générale?s?|impôts|fiscales|maritime|rural|militaires?|sociaux|intellectuelle|environnement|étrangers|audiovisuel|intérieure|procédure civile|du Québec)){0,4}(?: et (?:du |de la |des |de l['’])?[\p{L}'’-]{3,30}(?= (?:est|sont|ou|et)|[,.;)]))?/gu,
    /(?<![\p{L}-])(?:Loi|loi) (?:sur|concernant|relative à|visant) (?:l['’]|la |le |les )?[^,.;:()\n]{3,140}(?=[,.;:()\n]|$)/gu,
  ],
  rus: [
    /(?<![\p{L}-])(?:Конвенци|Протокол)\p{L}{0,3} (?:ООН )?(?:о|об|относительно) [^,.;:()"«»\n\d]{5,100}?(?: (?:от )?(?:\d{1,2} \p{L}{3,9} )?(?:19|20)\d\d (?:года|г\.))/gu,
    /(?<![\p{L}-])[А-ЯЁ]\p{L}{3,25}(?:ого|ому|ым|ом|ый|ий|его|ему|им|ем)(?:-\p{L}{4,25})? (?:\p{L}{4,25}(?:ого|ому|ым|ом|ый|его) )?кодекс(?:а|у|ом|е)?(?: (?:Российской Федерации|РФ|Республики [А-Я]\p{L}+|РСФСР))?/gu,
    /(?<![\p{L}-])(?:[Ф|ф]едеральн\p{L}{2,3} )?[Зз]акон(?:а|у|ом|е)? (?:Российской Федерации |РФ |Республики [А-Я]\p{L}+ )?[«"][^»"\n]{3,200}[»"]/gu,
  ],
  ukr: [
    /(?<![\p{L}-])(?:Конвенці|Протокол)\p{L}{0,3} (?:ООН )?(?:про|щодо) [^,.;:()"«»\n\d]{5,100}? (?:від )?(?:\d{1,2} \p{L}{3,9} )?(?:19|20)\d\d (?:року|р\.)/gu,
    /(?<![\p{L}-])[А-ЯІЇЄҐ]\p{L}{3,25}(?:ого|ому|им|ий|ього)(?:-\p{L}{4,25})? (?:\p{L}{4,25}(?:ого|ому|им|ий) )?кодекс(?:у|ом|і|ові)?(?: України)?/gu,
    /(?<![\p{L}-])[Зз]акон(?:у|ом|і|и|ів)? України (?:[«"„“][^»"“”\n]{3,300}[»"”“])/gu,
  ],
  spa: [
    /(?<![\p{L}-])(?:Código(?: de(?:l| la)?)? [A-ZÁÉÍÓÚÑ]\p{L}{3,20}(?: (?:y |de |de la |del )?[A-ZÁÉÍÓÚÑ]\p{L}{3,20}){0,4})/gu,
  ],
  est: [
    /(?<![\p{L}-])(?:\p{L}{3,40}(?:seadus(?:e|es|est|ele|ega|t)|seadustik(?:u|us|ust|ule|uga))|\p{Ll}\p{L}{2,38}(?:se|te|de|ja|a|i|u|e) (?:seaduses?|seadustikus?))(?![\p{L}])/gu,
  ],
  nld: [
    /(?<![\p{L}-])(?:[Bb]elastingverdrag|[Vv]erdrag) (?:met|van|inzake|tot) (?:de |het )?[A-Z]\p{L}{2,30}(?:[- ][A-Z]\p{L}{2,30}){0,3}/gu,
    /(?<![\p{L}-])(?:Wetboek van [A-Z]\p{L}{3,30}|Burgerlijk Wetboek|[A-Z]\p{L}{2,40}(?:wet|besluit)(?: \d{4})?|Wet (?:op|van|tot) (?:de |het )?\p{L}{3,40}(?: \p{L}{3,30}){0,4}|Algemene wet [\p{L} ]{4,40}?)(?![\p{L}])/gu,
  ],
}

// What every name of the language has: most texts have none, and are not looked through for each shape.
const HINTS: Readonly<Record<string, RegExp>> = {
  rus: /кодекс|[Зз]акон|Конвенц|Протокол/,
  ukr: /кодекс|[Зз]акон|Конвенц|Протокол/,
}

// Words with which a capitalised name does not begin: they open the sentence.
const OPENING =
  /^(?:(?:The|Under|In|Of|See|And|For|If|By|An?|That|This|Any|Each|Every|No|When|Where|As|With|On|To|From|Subject|Pursuant|Section|Such|Said|Present) )+/u
const NOT_NAMES =
  /^(?:The |This |That |Said |Present |Such |An? )?(?:Act|Code|Ordinance|United States Code|U\.S\. Code|First Act|Principal Act)$|^(?:Geschäftsordnung|Tagesordnung|Rechtsordnung|Friedensordnung|Wirtschaftsordnung|Rechtsverordnung|Verordnung|Anordnung|Prüfungsordnung|Satzung)$|^[Cc]ode (?:de|du|des|d['’]) ?(?:conduite|bonne|pratiques?|commune|déontologie|accès)/u
// Kinds of acts and contracts that German writes as one word: no act has such a name.
const GERMAN_KINDS =
  /^(?:Bundes|Landes|Kantons|Haushalts|Bundeshaushalts|Ausführungs|Einführungs|Zustimmungs|Rahmen|Änderungs|Steuer|Straf|Spezial|Verfassungs)gesetz(?:e[sn]?)?$|^(?:Arbeits|Tarif|Kauf|Miet|Pacht|Dienst|Werk|Gesellschafts|Staats|Ehe|Erb|Versicherungs|Ausbildungs|Berufsausbildungs|Aufhebungs|Heuer|Verwaltungs|Kollektivarbeits|Gesamtarbeits|Leiharbeits|Vor)vertrag(?:e?s|e)?$/u
// The genitive of a name is the name.
const GERMAN_GENITIVE = /(?<=gesetz|gesetzbuch|vertrag|abkommen|übereinkommen)e?s(?= v|$)/u
// What stands before the last name where several are joined, and a letter of a division: "the Pensions Act and the".
const JOINED =
  /^(?:.*\b(?:Act|Code|Ordinance)(?: (?:1[6-9]|20)\d\d)? (?:and|or|to|of) (?:the )?|(?:(?:Part|Parts|Chapter|Title|Division|Subdivision|Schedule|Article|Section|Annex|Appendix|Book) )?[A-Z\d]{1,6} of (?:the )?)(?=[A-Z])/u
const NOT_OURS = /^(?:käesolev|nimetatud|sama|see|selle|teise|muu|eri)/u

// "An Appropriation Act", "every State Act": any of that sort, unless its year says which.
const ANY_SUCH = /(?:^|[^\p{L}])(?:an?|any|every|each|another|no) $/iu

function isAnySuch(before: string, name: string): boolean {
  return !/\d$/.test(name) && ANY_SUCH.test(before)
}

function openingOf(name: string): number {
  const joined = JOINED.exec(name)?.[0].length ?? 0
  return joined + (OPENING.exec(name.slice(joined))?.[0].length ?? 0)
}

/** Returns the names of acts in the text by their shape. */
export function namedBy(text: string, language: string, jurisdiction: string | null): Numbered[] {
  const acts: Numbered[] = []
  if (HINTS[language]?.test(text) === false) return []
  for (const shape of SHAPES[language] ?? [])
    for (const match of text.matchAll(shape)) {
      const opening = language === 'eng' ? openingOf(match[0]) : 0
      const name = match[0].slice(opening).replace(/[\s,]+$/, '')
      if (NOT_NAMES.test(name) || NOT_OURS.test(name) || GERMAN_KINDS.test(name)) continue
      const start = match.index + opening
      if (language === 'eng' && isAnySuch(text.slice(Math.max(0, start - 10), start), name)) continue
      const called = language === 'deu' ? name.replace(GERMAN_GENITIVE, '') : name
      const key = titleKey(called)
      acts.push({
        start,
        end: start + name.length,
        act: {
          key: `title/${jurisdiction ?? ''}/${key}`,
          name: called,
          jurisdiction,
          aliases: [],
          titles: [key],
        },
      })
    }
  return acts
}
