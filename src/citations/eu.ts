/** How the European Union's acts are cited in its languages, and the languages that no other tradition here brings: Bulgarian, Greek, Polish. */
import { type Grammar, RANK } from './grammar.ts'
import { celexAct } from './identifiers.ts'
import type { Numbered } from './mentions.ts'

export const bulgarian: Grammar = {
  languages: ['bul'],
  kinds: [
    { kind: 'article', rank: RANK.main, words: 'член(|а|ът)|чл.', plural: 'членове(|те)|чл.' },
    { kind: 'recital', rank: RANK.main, words: 'съображение', plural: 'съображения' },
    { kind: 'paragraph', rank: RANK.paragraph, words: 'параграф(|а)|§', plural: 'параграфи|§§' },
    { kind: 'subparagraph', rank: RANK.subparagraph, words: 'алинея|ал.', plural: 'алинеи' },
    {
      kind: 'point',
      rank: RANK.point,
      words: 'букв(а|и)|точк(а|и)|б.|т.',
      plural: 'букви|точки',
      takes: 'l',
    },
    { kind: 'chapter', rank: RANK.division, words: 'глава', takes: 'r' },
    { kind: 'section', rank: RANK.division + 0.4, words: 'раздел', takes: 'r' },
    { kind: 'annex', rank: RANK.division - 1, words: 'приложение', takes: 'r' },
  ],
  ordinals: {
    1: 'първ(а|ата|и|ия)',
    2: 'втор(а|ата|и|ия)',
    3: 'трет(а|ата|и|ия)',
    4: 'четвърт(а|ата|и)',
    5: 'пет(а|ата|и)',
  },
  and: 'и|или|както и',
  to: 'до',
  of: 'от|на|по',
  bare: false,
  fillers: 'от|в|по',
  self: '(настоящ(ия|ият|ата|ото)) (регламент|директива|закон|кодекс|решение|договор|конвенция|конституция)',
  here: [
    ['настоящия(т)? член', 'article', 'here'],
    ['същия(т)? член|посочения член', 'article', 'same'],
    ['предходния член', 'article', 'previous'],
    ['настоящия параграф', 'paragraph', 'here'],
  ],
  acts: 'регламент(|а|ът)|директив(а|ата)|закон(|а|ът)|кодекс(|а)|договор(|а)|ДЕС|ДФЕС|решение|решението|хартат?а|конвенция(|та)|конституция(|та)|наредба',
  same: 'посочен(ия|ата) (регламент|директива|закон)',
  counts:
    'дни|дена|ден|месеца?|година|години|часа?|процента?|на|евро|лева|януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември|седмици',
  defines: 'наричан(а|о|и)?( по-нататък| по-долу)?|по-нататък',
  inside: ['paragraph', 'point'],
  endings: ['ът', 'ят', 'ия', 'та', 'то', 'те', 'а', 'я', 'и', 'о'],
  amends: 'се изменя|се заменя|се добавя',
}

export const greek: Grammar = {
  languages: ['ell'],
  kinds: [
    { kind: 'article', rank: RANK.main, words: 'άρθρο(|υ)|αρθρ.', plural: 'άρθρα|άρθρων' },
    { kind: 'recital', rank: RANK.main, words: 'αιτιολογική σκέψη', plural: 'αιτιολογικές σκέψεις' },
    {
      kind: 'paragraph',
      rank: RANK.paragraph,
      words: 'παράγραφο(|ς)|παραγράφου|παρ.',
      plural: 'παράγραφοι|παραγράφους|παραγράφων',
    },
    { kind: 'subparagraph', rank: RANK.subparagraph, words: 'εδάφιο|εδαφίου|εδ.', plural: 'εδάφια|εδαφίων' },
    {
      kind: 'point',
      rank: RANK.point,
      words: 'στοιχείο|στοιχείου|στοιχ.|σημείο|σημείου',
      plural: 'στοιχεία|στοιχείων|σημεία|σημείων',
      takes: 'l',
    },
    { kind: 'chapter', rank: RANK.division, words: 'κεφάλαιο|κεφαλαίου', takes: 'r' },
    { kind: 'section', rank: RANK.division + 0.4, words: 'τμήμα|τμήματος', takes: 'r' },
    { kind: 'annex', rank: RANK.division - 1, words: 'παράρτημα|παραρτήματος', takes: 'r' },
  ],
  ordinals: { 1: 'πρώτ(ο|η|ου|ης)', 2: 'δεύτερ(ο|η|ου|ης)', 3: 'τρίτ(ο|η|ου|ης)', 4: 'τέταρτ(ο|η|ου|ης)' },
  and: 'και|ή|καθώς και',
  to: 'έως|ως|μέχρι',
  of: 'του|της|των',
  bare: false,
  fillers: 'του|της|των|το|τα|τις|τους|στο|στα|στις|στην|η|τον|την|στον',
  self: '(παρόντος|παρών|παρόντα|παρούσας|παρούσα|παρόντι) (κανονισμού|κανονισμός|κανονισμό|οδηγίας|οδηγία|νόμου|νόμος|σύμβασης|απόφασης|νόμο)',
  here: [
    ['παρόντος άρθρου|παρόν άρθρο', 'article', 'here'],
    ['(ίδιου|εν λόγω) άρθρου', 'article', 'same'],
    ['προηγούμενου άρθρου', 'article', 'previous'],
    ['(παρούσας|παρούσα|ίδιας) παράγραφο(ς|υ)?|παρούσας παραγράφου', 'paragraph', 'here'],
  ],
  acts: 'κανονισμού|κανονισμός|κανονισμό|οδηγίας|οδηγία|νόμου|νόμος|Συνθήκης|ΣΛΕΕ|ΣΕΕ|Χάρτη|απόφασης|σύμβασης|Συντάγματος|κώδικα',
  same: '(εν λόγω|ίδιου|ίδιας) (κανονισμού|οδηγίας|νόμου)',
  counts:
    'ημερών|ημέρες|μήνα|μηνών|μήνες|έτη|ετών|ωρών|ώρες|τοις|ευρώ|εβδομάδες|Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου',
  defines: 'εφεξής|στο εξής',
  inside: ['paragraph', 'point'],
  endings: ['ους', 'ου', 'ος', 'ες', 'ης', 'ας', 'ων', 'ό', 'ο', 'ς'],
  amends: 'τροποποιείται|αντικαθίσταται',
}

export const polish: Grammar = {
  languages: ['pol'],
  kinds: [
    {
      kind: 'article',
      rank: RANK.main,
      words: 'art.|artykuł(|u|owi|em|e|y)',
      plural: 'artykuł(y|ów|om|ami|ach)|art.',
    },
    { kind: 'section', rank: RANK.main, words: '§', plural: '§§' },
    { kind: 'recital', rank: RANK.main, words: 'motyw(|u|ie|em)', plural: 'motyw(y|ów|ach)' },
    {
      kind: 'paragraph',
      rank: RANK.paragraph,
      words: 'ust.|ustęp(|u|ie|em)',
      plural: 'ustęp(y|ów|ach)|ust.',
    },
    { kind: 'subparagraph', rank: RANK.subparagraph, words: 'akapit(|u|cie)' },
    { kind: 'point', rank: RANK.point, words: 'pkt|punkt(|u|cie)', plural: 'punkt(y|ów|ach)', takes: 'l' },
    { kind: 'subpoint', rank: RANK.subpoint, words: 'lit.|liter(a|y|ze|ą)', takes: 'l' },
    { kind: 'sentence', rank: RANK.sentence, words: 'zdani(e|a|u)' },
    { kind: 'chapter', rank: RANK.division, words: 'rozdział(|u|owi)|rozdziale', takes: 'r' },
    { kind: 'title', rank: RANK.division - 0.4, words: 'dział(|u)|dziale', takes: 'r' },
    { kind: 'annex', rank: RANK.division - 1, words: 'załącznik(|a|u|iem)', takes: 'r' },
  ],
  ordinals: {
    1: 'pierwsz(y|ego|a|ej|e|ym)',
    2: 'drug(i|iego|a|iej|ie|im)',
    3: 'trzeci(|ego|a|ej|e|m)',
    4: 'czwart(y|ego|a|ej|e)',
  },
  and: 'i|oraz|lub|albo|a także',
  to: 'do|–',
  of: 'z|do',
  bare: true,
  fillers: 'w|z|do|na',
  self: '(niniejsz(ego|e|ej|a|ym|ą|emu)) (rozporządzeni(e|a|u|em)|ustaw(a|y|ie|ą)|dyrektyw(a|y|ie)|decyzji|kodeks(|u)|konwencji|umowy|Konstytucji)',
  here: [
    ['niniejsz(ego|y|ym) artyku(ł|łu|le)', 'article', 'here'],
    ['(tego|wspomnianego|tym) artyku(łu|le)', 'article', 'same'],
    ['poprzedni(ego|m|) artyku(ł|łu|le)', 'article', 'previous'],
    ['niniejsz(ego|y|ym) ust(ęp|ępu|ępie)', 'paragraph', 'here'],
  ],
  acts: 'TFUE|TUE|Karty|Konwencji|Konstytucji',
  actWord:
    /^(?:ustaw[ay]|ustawie|rozporządzeni[aeu]|rozporządzeniem|dyrektyw[ay]|dyrektywie|kodeksu?|kodeksie|konstytucji|traktatu|konwencji|decyzji|umowy|regulaminu|uchwały)$/u,
  same: '(tej|tego|wymienionej) (ustawy|rozporządzenia|dyrektywy|kodeksu)',
  counts:
    'dni|dniach|miesi(ąc|ące|ęcy|ąca)|lat|lata|rok|roku|godzin(|y)|procent|zł|euro|tygodni(|e)|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia',
  defines: 'zwan(a|y|e|ego|ej)( dalej)?|dalej',
  inside: ['paragraph', 'point'],
  endings: [
    'iego',
    'iej',
    'ego',
    'emu',
    'ych',
    'ich',
    'ami',
    'ach',
    'ów',
    'ie',
    'ej',
    'ą',
    'ę',
    'em',
    'om',
    'ym',
    'im',
    'y',
    'i',
    'a',
    'u',
    'e',
    'o',
  ],
  amends: 'otrzymuje brzmienie|wprowadza się następujące zmiany|zastępuje się',
}

// The words for the acts of the Union, in the languages held, with the letter that they have in CELEX numbers.
const KINDS: readonly (readonly [words: string, letter: string])[] = [
  [
    'Regulations?|Règlements?|Verordnung(?:en)?|Reglamentos?|Rozporządzeni(?:e|a|u|em)|Регламент(?:а|ът)?|Κανονισμ(?:ός|ού|ό)|Määruse?(?:ga|s|le|st)?|Regolamento|Verordening|Regulamento|Регламент(?:у|ом|е)?',
    'R',
  ],
  [
    'Directives?|Richtlinien?|Directivas?|Dyrektyw(?:a|y|ie|ą)|Директив(?:а|ата|ы|и|у|е)|Οδηγί(?:α|ας)|Direktiiv(?:i|is|iga)?|Direttiva|Richtlijn|Diretiva',
    'L',
  ],
  [
    '(?:Framework )?Decisions?|Décisions?(?:-cadre)?|(?:Rahmen)?(?:B|b)eschluss(?:es)?|Decisión|Decisiones|Decyzj(?:a|i|ą)|Решение(?:то)?|Απόφασης?|Otsuse?(?:ga|s)?|Decisione|Besluit|Decisão',
    'D',
  ],
]
const BODY = '(?:EU|UE|ЕС|ΕΕ|EL|EC|CE|EG|WE|ЕО|ΕΚ|EÜ|EEC|CEE|EWG|ΕΟΚ|EMÜ|EWG|JHA|JAI|JI|Euratom|CFSP|GASP)'
const UNION_ACTS = KINDS.map(
  ([words, letter]) =>
    [
      new RegExp(
        `(?<![\\p{L}\\d])(?:${words}|${words.toLowerCase()}) ?(?:\\(${BODY}(?:, ?Euratom)?\\) ?)?(?:(?:No|Nr\\.?|n[°ºo]\\.?|nr|№|αριθ\\.) ?)?(?:(\\d{4})\\/(\\d{1,4})(?:\\/${BODY})?|(\\d{1,4})\\/(\\d{2,4})(?:\\/${BODY})?)(?![\\d/])`,
        'gu',
      ),
      letter,
    ] as const,
)
const MAY_BE = /\d\/(?:\d{2})/

/** Returns the acts of the European Union named by their number, in whichever of its languages. */
export function unionActs(text: string): Numbered[] {
  if (!MAY_BE.test(text)) return []
  const acts: Numbered[] = []
  for (const [pattern, letter] of UNION_ACTS)
    for (const match of text.matchAll(pattern)) {
      const [name, year, number, oldNumber, oldYear] = match
      const body = new RegExp(`\\(${BODY}|\\/${BODY}|\\d{4}\\/\\d`, 'u').test(name) || letter === 'L'
      if (!body) continue
      const celex = celexOf(letter, year, number, oldNumber, oldYear)
      if (celex) acts.push({ start: match.index, end: match.index + name.length, act: celexAct(celex, name) })
    }
  return acts
}

// Since 2015 the year stands first; before, regulations had it last and directives first ("95/46/EC", "No 45/2001").
function celexOf(letter: string, year = '', number = '', first = '', second = ''): string | null {
  if (year !== '' && Number(year) >= 1952 && Number(year) < 2100)
    return `3${year}${letter}${number.padStart(4, '0')}`
  const [y, n] = year !== '' ? [number, year] : letter === 'R' ? [second, first] : [first, second]
  const full = y.length === 2 ? `19${y}` : y
  if (full.length !== 4 || Number(full) < 1952 || Number(full) > 2100) return null
  return `3${full}${letter}${n.padStart(4, '0')}`
}
