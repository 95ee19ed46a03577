/** Numbers of provisions: what a source prints ("Artículo 2º bis.-", "§ 5a", "55 et 56") and what it amounts to. */

// Words that name the kind before a number, in the languages of the sources; longest first where one begins another.
const KIND_WORDS =
  /^(?:თავი|კარი|წიგნი|ნაწილი|գլուխ|բաժին|الفصل|الباب|القسم|ماده|فصل|פרק|חלק|धारा|दफा|अनुच्छेद|अध्याय|परिच्छेद|ধারা|หมวด|មាត្រា|ມາດຕາ|አንቀጽ|ምዕራፍ|моддаи|боби|chương|hoofdstuk|artikolu|articolul|член|члан|чл\.?|[άα]ρθρο|მუხლი|հոդված|pasal|madd[eə]|điều|มาตรา|المادة|مادة|סעיף|článok|článek|članak|član|čl\.|neni|μ[έε]ρος|βιβλ[ίι]ο|τ[ίι]τλος|κεφ[άα]λαιο|τμ[ήη]μα|księga|tytuł|oddział|rozdział|dział|раздзел|capo|capitolul|hlava|poglavlje|fejezet|articles?|articolo|artículos?|articulos?|artigos?|artikel|artykuł|artikkel|arts?\.?|стаття|статья|артыкул|статті|sections?|secs?\.|sektion|раздел|розділ|глава|chapters?|chapitres?|capítulo|capitulo|capítol|kapitel|kapittel|peatükk|título|titulo|títol|titre|title|titel|partie|parts?|teil|osa|livre|book|buch|sous-section|subsection|divisions?|subdivisions?|schedules?|annex(?:es?)?|paragraphs?|rules?|regulations?|clauses?|第|§§?|s\.|ss\.|no\.?|nr\.?|nº|№)[\s.:]*/iu

// Words that name the kind behind a number: "2-1-бап", "1. pants", "3 kap.".
const TRAILING_WORDS =
  /(?<=\p{N}\S{0,3})[-.\s]*(?:бап|берене|статья|тарау|бөлім|modda|pants|nodaļa|straipsnis|skyrius|gr\.?|(?:дүгээр|дугаар)\s+зүйл|cikk|člen|artikla|kap\.?)$/iu

/**
 * Returns the number alone, for comparing and for eIds: kind words, punctuation and ordinal signs dropped, superscripts
 * joined by a hyphen (`5¹` is `5-1`), lists and ranges by a hyphen (`55 and 56`, `55 et 56` are `55-56`). Empty where nothing is left.
 */
export function numberKey(num: string): string {
  const known = keys.get(num)
  if (known !== undefined) return known
  const key = read(num)
  if (keys.size >= MAX_KEPT) keys.clear()
  keys.set(num, key)
  return key
}

/** Returns the number as it stands in an eId: letters, digits, hyphens, dots; empty where nothing is left. */
export function idSegment(num: string): string {
  return numberKey(num).replaceAll('*', 'x').slice(0, 60)
}

// The same few thousand numbers come back in every version of an act.
const MAX_KEPT = 50_000
const keys = new Map<string, string>()

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function read(num: string): string {
  let rest = num
    .normalize('NFC')
    .trim()
    .replace(/^[\s(["'«„]+/, '')
  for (let previous = ''; previous !== rest; ) {
    previous = rest
    rest = rest.replace(KIND_WORDS, '')
  }
  return rest
    .replace(/제\s?(\d+)[조편장절관]/gu, '$1')
    .replace(/(?<=\d)의(?=\d)/gu, '-')
    .replace(TRAILING_WORDS, '')
    .replace(/^premi(?:er|ère)\b/iu, '1')
    .replace(/<\/?su[bp]>/gi, '^')
    .replace(
      /[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+/g,
      (digits) => `-${[...digits].map((d) => SUPERSCRIPT.indexOf(d)).join('')}`,
    )
    .replace(/\s+(?:and|et|und|y|e|i|и|та|або|or|ou|to|à|a|bis zu|до|по)\s+(?=[\dA-Z])/giu, '-')
    .replace(/[ºª°]/g, '')
    .replace(/(?<=[\dIVXL])(?:er|re|o|a)(?![\p{L}\p{N}])/giu, (ending) => (/^a$/i.test(ending) ? ending : ''))
    .replace(/[条條章节節編编款项項]/gu, '')
    .replace(/[^\p{L}\p{N}*]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}
