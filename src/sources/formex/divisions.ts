/** What the official languages of the Union call the divisions of an act. Source: the acts as printed in the Official Journal. */
import type { Kind } from '#law/provision.ts'

const WORDS: readonly (readonly [Kind, string])[] = [
  [
    'part',
    'част parte část del teil osa μέρος part partie cuid dio daļa dalis rész parti deel część partea časť',
  ],
  [
    'title',
    'дял título hlava afsnit titel jaotis τίτλος title titre teideal glava titolo sadaļa antraštinė cím titolu tytuł titlul naslov osasto avdelning',
  ],
  [
    'chapter',
    'глава capítulo kapitola kapitel peatükk κεφάλαιο chapter chapitre caibidil poglavlje capo nodaļa skyrius fejezet kapitolu hoofdstuk rozdział capitolul poglavje luku',
  ],
  [
    'section',
    'раздел sección oddíl afdeling abschnitt jagu τμήμα section roinn odjeljak sezione iedaļa skirsnis szakasz taqsima sekcja secção secțiunea oddiel oddelek jakso avsnitt',
  ],
  [
    'subsection',
    'подраздел subsección pododdíl unterabschnitt υποτμήμα subsection sous-section fo-roinn pododjeljak sottosezione apakšiedaļa poskirsnis alszakasz subtaqsima onderafdeling podsekcja subsecção subsecțiunea pododdiel pododdelek alajakso underavsnitt',
  ],
]

const KINDS = new Map(WORDS.flatMap(([kind, words]) => words.split(' ').map((word) => [plain(word), kind])))

/** Returns what the line that names a division says: its kind (`division` where no word tells), and its number as an eId holds it. */
export function divisionNamed(line: string): { kind: Kind; number: string | null } {
  const words = line.match(/[\p{L}\p{M}\d-]+/gu) ?? []
  const kind = words.map((word) => KINDS.get(plain(word))).find((found) => found !== undefined) ?? 'division'
  const number = words.find((word) => /^(?:[IVXLCDM]+|\d+)[a-z]?$/.test(word)) ?? null
  return { kind, number }
}

// Capitals have no accents in Greek, and some printers leave them out elsewhere.
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}
