/**
 * The words of an Akoma Ntoso document.
 */
import type { Reading } from './words.ts'
import { tokensOf } from './xml.ts'

const CUT = new Set(['meta'])
const MOVED = new Set(['authorialNote'])
const INLINE =
  /^(?:ref|rref|mref|def|term|i|b|u|sup|sub|span|abbr|a|ins|del|inline|remark|date|time|person|organization|concept|object|event|location|process|role|entity|quantity|num-|omissis|noteRef|docTitle|docNumber|docDate|docType|docProponent|docStage|docStatus|docCommittee|docIntroducer|docJurisdiction|docketNumber|docPurpose|shortTitle|courtType|neutralCitation|party|judge|lawyer|signature|opinion|argument|affectedDocument|relatedDocument|change|mod|rmod|mmod|placeholder|fillIn|decoration|embeddedText|img|marker|eop|recordedTime|vote|outcome|session|legislature|subFlow-)$/

export function readAkn(file: string): Reading {
  const places: { name: string; text: string }[] = [{ name: '', text: '' }]
  const moved: string[] = []
  let cut = 0
  const add = (text: string) => {
    const place = places.at(-1)
    if (place && cut === 0) place.text += text
  }
  for (const token of tokensOf(file)) {
    if (token.kind === 'text') {
      add(token.text)
      continue
    }
    const name = token.name.replace(/^.*:/, '')
    if (CUT.has(name)) cut += token.kind === 'open' ? 1 : -1
    else if (!MOVED.has(name)) add(INLINE.test(name) ? '' : '\n')
    else if (token.kind === 'open') places.push({ name, text: '' })
    else moved.push(places.pop()?.text ?? '')
  }
  return { running: places[0]?.text ?? '', moved }
}
