/**
 * Law of the European Union in Formex, the XML of the Publications Office: acts, corrigenda and consolidated texts, a file a language.
 *
 * The three are works of their own. An act is its text as the Official Journal printed it; a corrigendum states what it corrects; the
 * consolidated text of an act is documentation without legal effect, and a work whose points in time are the days that its files state
 * as `START.DATE`. Formex does not say when an act enters into force: an act stands from the day of its Official Journal, as seen there.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { claimsOfEvery } from '../claiming.ts'
import { type ActDraft, type ReadOptions, type Refusal, type Source, UnreadableError } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { filesBelow, readText } from '../files.ts'
import { parseXml } from '../xml-tree.ts'
import { type Descriptor, descriptorOf } from './descriptor.ts'
import { documentOf } from './document.ts'
import { expressionsOf } from './expressions.ts'
import { type Found, knownNumbers, workKey, workOf } from './works.ts'

const FILE = /\.xml(?:\.gz|\.zst)?$/i
const BESIDE = /\.(?:html?|md|txt|pdf|tsv|xsd|xsl|css|png|jpe?g|tiff?|gif)$|^(?:LICENSE|README|\.)/i
const ROOT = /<(?:ACT|CORR|CONS\.ACT|ANNEX|DOC)[\s>]/
const MARK =
  /"http:\/\/(?:formex\.publications\.europa\.eu|opoce)|<(?:BIB\.INSTANCE|BIB\.DOC|INFO\.CONSLEG)[\s>]/

export const formex: Source = {
  name: 'formex',
  summary:
    'Law of the European Union: Formex XML of acts, corrigenda and consolidated texts, a file a language',
  claims: claimsOfEvery({ file: FILE, beside: BESIDE, isIn: (head) => ROOT.test(head) && MARK.test(head) }),
  read,
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const found: Found[] = []
  const annexes: string[] = []
  const files = await filesBelow(paths, (name) => FILE.test(name))
  for (const [index, file] of files.entries()) {
    options.progress({ label: path.basename(file), done: index, total: files.length })
    try {
      const one = await look(file)
      if (one?.file.kind === 'annex') annexes.push(file)
      else if (one) found.push(one)
    } catch (error) {
      yield refusalOf(error)
    }
  }
  const attached = new Set(found.flatMap((one) => one.annexes))
  for (const annex of annexes) if (!attached.has(annex)) yield refusalOf(withoutAct(annex))
  const known = knownNumbers(found)
  for (const group of Map.groupBy(found, workKey).values()) {
    if (!wanted(group, options.only, known)) continue
    const { expressions, refused } = expressionsOf(group)
    for (const error of refused) yield refusalOf(error)
    yield { work: workOf(group, known, options.jurisdiction), expressions }
  }
  options.progress({ label: '', done: files.length, total: files.length })
}

// A descriptor alone is no document: it is read with the one that it describes.
async function look(file: string): Promise<Found | null> {
  const tree = parseXml(await readText(file), file)
  if (descriptorOf(tree)) return null
  const { root: _root, body: _body, ...stated } = documentOf(tree, file)
  if (stated.kind === 'consolidated' && stated.consolidation === null)
    throw new UnreadableError(
      file,
      `line ${tree.line}`,
      'Cannot tell what the text consolidates: expected INFO.CONSLEG with a CONSLEG.REF such as 2016R0679',
    )
  const descriptor = stated.kind === 'consolidated' ? null : await descriptorBeside(file, stated.descriptor)
  return {
    file: stated,
    descriptor,
    annexes: (descriptor?.annexes ?? []).map((name) => path.join(path.dirname(file), name)),
  }
}

// A document names its descriptor; files that were renamed have it under their own name.
async function descriptorBeside(file: string, named: string | null): Promise<Descriptor | null> {
  const own = path.basename(file).replace(/\.xml(?=$|\.)/, '.doc.xml')
  for (const name of named === null ? [own] : [path.basename(named), own]) {
    const location = path.join(path.dirname(file), name)
    if ((await stat(location).catch(() => null))?.isFile())
      return descriptorOf(parseXml(await readText(location), location))
  }
  return null
}

function wanted(
  group: readonly Found[],
  only: readonly string[],
  known: ReturnType<typeof knownNumbers>,
): boolean {
  if (only.length === 0) return true
  const { title, aliases } = workOf(group, known, null)
  const names = [title, ...aliases.map(({ value }) => value)].map((name) => name.toLowerCase())
  return only.some(
    (sought) => names.includes(sought.toLowerCase()) || group.some(({ file }) => file.path.includes(sought)),
  )
}

function withoutAct(annex: string): UnreadableError {
  return new UnreadableError(
    annex,
    null,
    'Cannot tell which act the annex belongs to: expected beside it the act and its descriptor (.doc.xml), which names the annex',
  )
}
