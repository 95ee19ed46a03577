/** Every source Comity reads. To add one: a folder here with a `Source`, and a line below. */
import { akn } from './akn/index.ts'
import type { Source } from './contract.ts'
import { docx } from './document/docx/index.ts'
import { html } from './document/html/index.ts'
import { rtf } from './document/rtf/index.ts'
import { text } from './document/text/index.ts'
import { egov } from './egov/index.ts'
import { formex } from './formex/index.ts'
import { giiNorm } from './gii-norm/index.ts'
import { jsonArticles } from './json-articles/index.ts'
import { judgmentAkn } from './judgment-akn/index.ts'
import { judgmentJson } from './judgment-json/index.ts'
import { justiceCanada } from './justice-canada/index.ts'
import { lawref } from './lawref/index.ts'
import { legalize } from './legalize/index.ts'
import { legiData } from './legi-data/index.ts'
import { pravo } from './pravo/index.ts'
import { rechtspraak } from './rechtspraak/index.ts'
import { udhr } from './udhr/index.ts'
import { uslm } from './uslm/index.ts'

// Order is that of recognition: the most particular first.
export const SOURCES: readonly Source[] = [
  legiData,
  justiceCanada,
  formex,
  uslm,
  rechtspraak,
  judgmentJson,
  judgmentAkn,
  giiNorm,
  akn,
  udhr,
  pravo,
  egov,
  jsonArticles,
  lawref,
  legalize,
  // General formats, which claim only what nobody else does.
  docx,
  rtf,
  html,
  text,
]
