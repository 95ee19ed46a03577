/** A made-up code of a few articles in two snapshots, for tests without the corpora. */
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WordingHistory } from '../contract.ts'
import { legiData } from './index.ts'

export const CODE = 'LEGITEXT000000000001'
const OPEN = 32472144000000

export type Json = Record<string, unknown>

/** Epoch milliseconds of a day; null is the open end. */
export function ms(day: string | null): number {
  return day === null ? OPEN : Date.parse(`${day}T00:00:00Z`)
}

/** A wording in the list of an article: id, start, end, state. */
export type Listed = readonly [id: string, from: string, to: string | null, state?: string]

export function article(
  num: string,
  cid: string,
  id: string,
  html: string,
  listed: readonly Listed[],
  more: Json = {},
): Json {
  const own = listed.find(([one]) => one === id)
  return {
    type: 'article',
    data: {
      cid,
      id,
      num,
      etat: 'VIGUEUR',
      intOrdre: 1,
      dateDebut: ms(own?.[1] ?? null),
      dateFin: ms(own?.[2] ?? null),
      texteHtml: html,
      texte: html
        .replace(/<(?:p|br)[^>]*>/g, ' ')
        .replace(/<[^>]*>/g, '')
        .trim(),
      nota: '',
      notaHtml: '',
      lienModifications: [],
      articleVersions: listed.map(([one, from, to, state]) => ({
        id: one,
        etat: state ?? 'MODIFIE',
        dateDebut: ms(from),
        dateFin: ms(to),
      })),
      ...more,
    },
  }
}

export function section(title: string, id: string, from: string, children: readonly Json[], cid = id): Json {
  return { type: 'section', data: { cid, id, title, dateDebut: from, dateFin: '2999-01-01' }, children }
}

export function code(day: string, children: readonly Json[], cid = CODE): Json {
  return {
    type: 'code',
    data: { cid, id: cid, title: 'Code des jardins', dateModif: day, dateDebutVersion: day },
    children,
  }
}

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Writes files into a new temporary folder, which goes away with the process, and returns it. */
export async function folderOf(files: Readonly<Record<string, Json | string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'legi-data-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    const raw = typeof content === 'string' || content instanceof Uint8Array
    await writeFile(path.join(folder, name), raw ? content : JSON.stringify(content))
  }
  return folder
}

/** Reads paths and returns acts and refusals apart. */
export async function readAll(
  paths: readonly string[],
  only: readonly string[] = [],
  jurisdiction: string | null = null,
) {
  const acts = []
  const refused = []
  for await (const one of legiData.read(paths, { jurisdiction, only, progress: () => {} })) {
    if ('refused' in one) refused.push(one.refused)
    else acts.push(one)
  }
  return { acts, refused }
}

/** Reads dated snapshots of one code and returns its history. */
export async function historyOf(snapshots: readonly Json[]): Promise<WordingHistory> {
  const names = snapshots.map((one) => `${(one.data as Json).dateDebutVersion}.json`)
  const folder = await folderOf(Object.fromEntries(snapshots.map((one, index) => [names[index] ?? '', one])))
  const { acts, refused } = await readAll([folder])
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
  const history = acts[0]?.expressions[0]?.history
  if (history?.kind !== 'wordings') throw new Error('no wordings')
  return history
}
