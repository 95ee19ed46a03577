/**
 * How law is numbered, whatever its state and language: words for divisions, provisions and annexes, marks of paragraphs. Data
 * alone: alternatives of regular expressions, read by `law/headings.ts`, `law/traditions.ts` and `markup/`. What one language or
 * state does otherwise stands in `languages.ts` and in `jurisdictions/<code>/numbering.json`, and wins.
 */

/** Words for a division, its Akoma Ntoso element, and its place in the order from the outermost (1) inwards. */
export type DivisionWords = readonly (readonly [words: string, kind: string, rank: number])[]

/** Divisions in the languages of western and central Europe, and in Chinese. */
export const DIVISIONS: DivisionWords = [
  ['partie|partes?|parts?|teil|частина|hauptstück|编', 'part', 1],
  ['livre|libro|llibre|livro|buch|книга|book', 'book', 2],
  ['titre|t[ií]tulo|títol|titel|title', 'title', 3],
  ['розділ', 'section', 3.5],
  ['sous-titre|subt[íi]tulo|підрозділ', 'subtitle', 4],
  ['chapitre|cap[ií]tulo|capítol|kapitel|kap\\.|peatükk|глава|chapter|章', 'chapter', 5],
  ['section|secci[óo]n|secció|seção', 'section', 6],
  ['abschnitt|jagu|节', 'division', 6],
  ['sous-section|subsecci[óo]n|subsecció', 'subsection', 7],
  ['unterabschnitt|jaotis', 'subdivision', 7],
  ['paragraphe', 'paragraph', 8],
  ['sous-paragraphe', 'subparagraph', 9],
]

/** Divisions in further languages. */
export const FURTHER_DIVISIONS: DivisionWords = [
  ['μέρος|μερος|część|daļa|dalis|rész|бөлім|частка|osa', 'part', 1],
  ['βιβλίο|βιβλιο|księga|könyv|кніга|libro|cartea', 'book', 2],
  ['τίτλος|τιτλος|tytuł|titlul|titolo|avdelning(?:en)?|avd\\.', 'title', 3],
  ['раздел|раздзел', 'section', 3.5],
  ['dział', 'title', 4],
  [
    'κεφάλαιο|κεφαλαιο|rozdział|hlava|nodaļa|skyrius|тарау|capo|luku|fejezet|poglavlje|capitolul|глава|bölüm|bab',
    'chapter',
    5,
  ],
  ['τμήμα|τμημα|oddział|sezione|skirsnis|secțiunea|secção|seção', 'section', 6],
  ['subsecção|subseção', 'subsection', 7],
]

/** Signs for divisions between a prefix and a number in East Asia. */
export const EAST_ASIAN_DIVISIONS: Readonly<Record<string, readonly [kind: string, rank: number]>> = {
  편: ['part', 1],
  編: ['part', 1],
  장: ['chapter', 5],
  章: ['chapter', 5],
  절: ['section', 6],
  節: ['section', 6],
  관: ['subsection', 7],
  款: ['subsection', 7],
}

/** Words before the number of a provision. */
export const ARTICLES = 'articles?\\.?|art[íi]culos?|articolo|artigo|artikel|artikkel|art\\.?|стаття|статья'
/** The same in further languages: "Άρθρο 1", "Чл. 1.", "Артыкул 1", "Pasal 1", "Điều 1". */
export const FURTHER_ARTICLES =
  '[άα]ρθρο|чл\\.|член|члан|артыкул|мадда|მუხლი|հոդված|pasal|(?:ge[çÇ][iİ]c[iİ]\\s|ek\\s)?madd[eə]|điều|มาตรา|المادة|مادة|סעיף|artikolu|articolul|artykuł|čl\\.|článok|článek|članak|član|neni'
/** Words behind it: "1-бап", "1. pants", "1 straipsnis", "1. §", "1. člen", "1 дүгээр зүйл". */
export const ARTICLES_BEHIND =
  'бап|берене|статья|моддаси|modda|pants|straipsnis|gr\\.|d[üu]gaar züil|(?:дүгээр|дугаар)\\s+зүйл|cikk|člen|artikla|§'

/** Words for annexes; a number may follow. */
export const ANNEXES =
  'annexe?|appendix|schedule|приложение|дадатак|додаток|załącznik|priedas|pielikums|anlage|anhang|anexo|allegato|bilaga|liite|příloha|ek|bijlage|附件|附則|附录'

/** Beginnings of headings without a number, and the kind of row each heads. */
export const LOOSE: readonly (readonly [words: string, kind: string])[] = [
  [
    'pr[ée][aà]mb[ue]l|pr[äe]ambel|exposici[óo]n? de motiu?v?o?s|преамбула|序言|preamble|preambul',
    'preamble',
  ],
  ['eingangsformel|formula', 'formula'],
  ['schlu(?:ss|ß)formel|schlu(?:ss|ß)protokoll', 'conclusions'],
  [
    '(?:anlagen?|anhang|annexe?s?|anexos?|annex|schedule|lisa|bilaga|allegato|додаток|附件)(?!\\p{L})',
    'attachment',
  ],
  ['(?:fu(?:ss|ß)noten|notes|notas|fotnoter|joonealused)$', 'note'],
]

/** Words that say where and when an act was done: the signatures begin there. */
export const CLOSING =
  'done (?:at|in)|given (?:at|under)|fait [àa]|geschehen (?:zu|in)|hecho en|dado en|feito em|fatto a|совершено в|учинено в|здзейснена ў|sporządzono w|gedaan te'

/** Marks with which paragraphs and points begin, the one in the first group, with a name for its style: marks of one style stand on one level. */
export const MARKS: readonly (readonly [pattern: RegExp, style: string])[] = [
  [/^(\(\d{1,3}[a-z]{0,2}\))(?:\s+|(?=[\p{L}«“"„(]))/u, '(1)'],
  [/^(\([ivx]{1,5}\))\s+/, '(i)'],
  [/^(\(\p{Ll}{1,2}\))\s+/u, '(a)'],
  [/^(\(\p{Lu}{1,2}\))\s+/u, '(A)'],
  // Letters of scripts without case: "(א)", "(أ)".
  [/^(\(\p{Lo}{1,3}\))\s+/u, '(א)'],
  [/^(\d{1,3}\s?[°º]\)?\.?)(?:\s*[-–—]\s*|\s+)/, '1°'],
  [/^(\d{1,3}(?:\.\d{1,3}){2,3}\.?)\s+/, '1.1.1'],
  [/^(\d{1,3}\.\d{1,3}\.?)\s+(?!\p{Ll}?%)/u, '1.1'],
  [/^(\d{1,3}[a-z]{0,2}\))\s+/, '1)'],
  [/^(\d{1,3}(?:[a-z]{1,2}|bis|ter|quater|¹|²|³)?\.)(?:\s+|[-–—]\s*)/, '1.'],
  [/^([IVXLC]{1,6}\s?\.)\s*[-–—]\s*/, 'I.-'],
  [/^([IVX]{1,6}\.)\s+/, 'I.'],
  [/^(\p{Ll}{1,2}(?:bis|ter)?\))\s+/u, 'a)'],
  [/^(\p{Lu}\))\s+/u, 'A)'],
  // "г. Минск" is a town.
  [/^((?!г\.\s+\p{Lu})\p{Ll}\.)\s+(?=\p{L})/u, 'a.'],
  [/^([（(][一二三四五六七八九十百]+[）)])\s*/, '（一）'],
  [/^([一二三四五六七八九十]+、)\s*/, '一、'],
  // "２　前項の規定は", "一　次に掲げる者", "イ　法人", "①", "가."
  [/^([０-９]{1,3})\s+/, '１'],
  [/^([一二三四五六七八九十]{1,4}(?:の[一二三四五六七八九十]+)?)\s+/, '一'],
  [/^([イロハニホヘトチリヌルヲワカヨタ])\s+/, 'イ'],
  [/^([①-⑳])\s*/u, '①'],
  [/^([가나다라마바사아자차카타파하]\.)\s+/, '가.'],
  // Letters and digits of scripts without case: "א.", "أ)", "١.", "१.".
  [/^(\p{Lo}{1,2}[.)])\s+/u, 'א.'],
  [/^((?![0-9０-９])\p{Nd}{1,3}[.)])\s+/u, '١.'],
  [/^((?![0-9０-９])\(\p{Nd}{1,3}\))\s*/u, '(١)'],
  [/^()[-–—•▪*]\s+/, 'bullet'],
]
