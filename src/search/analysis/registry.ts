/** The languages that have rules of their own, by ISO 639-2/T code: a line of imports and a line of the table each. */
import { afr } from './afr.ts'
import { ara } from './ara.ts'
import { aze } from './aze.ts'
import { bel } from './bel.ts'
import { bos } from './bos.ts'
import { bre } from './bre.ts'
import { bul } from './bul.ts'
import { cat } from './cat.ts'
import { ces } from './ces.ts'
import { cnr } from './cnr.ts'
import type { LanguageRules } from './contract.ts'
import { cym } from './cym.ts'
import { dan } from './dan.ts'
import { deu } from './deu.ts'
import { ell } from './ell.ts'
import { eng } from './eng.ts'
import { est } from './est.ts'
import { eus } from './eus.ts'
import { fas } from './fas.ts'
import { fin } from './fin.ts'
import { fra } from './fra.ts'
import { gle } from './gle.ts'
import { glg } from './glg.ts'
import { heb } from './heb.ts'
import { hin } from './hin.ts'
import { hrv } from './hrv.ts'
import { hun } from './hun.ts'
import { hye } from './hye.ts'
import { ind } from './ind.ts'
import { isl } from './isl.ts'
import { ita } from './ita.ts'
import { jpn } from './jpn.ts'
import { kat } from './kat.ts'
import { kaz } from './kaz.ts'
import { khm } from './khm.ts'
import { kir } from './kir.ts'
import { kor } from './kor.ts'
import { lao } from './lao.ts'
import { lav } from './lav.ts'
import { lit } from './lit.ts'
import { mkd } from './mkd.ts'
import { mon } from './mon.ts'
import { mya } from './mya.ts'
import { nep } from './nep.ts'
import { nld } from './nld.ts'
import { nno } from './nno.ts'
import { nob } from './nob.ts'
import { nor } from './nor.ts'
import { oci } from './oci.ts'
import { pol } from './pol.ts'
import { por } from './por.ts'
import { ron } from './ron.ts'
import { rus } from './rus.ts'
import { slk } from './slk.ts'
import { slv } from './slv.ts'
import { spa } from './spa.ts'
import { sqi } from './sqi.ts'
import { srp } from './srp.ts'
import { swe } from './swe.ts'
import { tam } from './tam.ts'
import { tat } from './tat.ts'
import { tgk } from './tgk.ts'
import { tha } from './tha.ts'
import { tur } from './tur.ts'
import { ukr } from './ukr.ts'
import { uzb } from './uzb.ts'
import { vie } from './vie.ts'
import { xho } from './xho.ts'
import { zho } from './zho.ts'
import { zul } from './zul.ts'

export const RULES: Readonly<Record<string, LanguageRules>> = {
  afr,
  ara,
  aze,
  bel,
  bos,
  bre,
  bul,
  cat,
  ces,
  cnr,
  cym,
  dan,
  deu,
  ell,
  eng,
  est,
  eus,
  fas,
  fin,
  fra,
  gle,
  glg,
  heb,
  hin,
  hrv,
  hun,
  hye,
  ind,
  isl,
  ita,
  jpn,
  kat,
  kaz,
  khm,
  kir,
  kor,
  lao,
  lav,
  lit,
  mkd,
  mon,
  mya,
  nep,
  nld,
  nno,
  nob,
  nor,
  oci,
  pol,
  por,
  ron,
  rus,
  slk,
  slv,
  spa,
  sqi,
  srp,
  swe,
  tam,
  tat,
  tgk,
  tha,
  tur,
  ukr,
  uzb,
  vie,
  xho,
  zho,
  zul,
}

// Languages of ISO 639-3 that ISO 639-2 has as a part of another.
const PARTS: ReadonlyMap<string, string> = new Map(
  'als:sqi arb:ara azj:aze cmn:zho ekk:est khk:mon lvs:lav npi:nep pes:fas prs:fas uzn:uzb uzs:uzb yue:zho'
    .split(' ')
    .map((pair) => [pair.slice(0, 3), pair.slice(4)]),
)

/** Returns the code of the language whose rules a language (with or without script and region) would go by, whether it has any or not. */
export function ruledAs(language: string): string {
  const base = language.slice(0, 3)
  return PARTS.get(base) ?? base
}
