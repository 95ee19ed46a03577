/** Reading acts of the corpora for the alignment: the provisions of a text with their words, and nothing that an import adds. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import { akn } from '../../src/sources/akn/index.ts'
import type { Source } from '../../src/sources/contract.ts'
import { openDatedFolder } from '../../src/sources/files.ts'
import { formex } from '../../src/sources/formex/index.ts'
import { justiceCanada } from '../../src/sources/justice-canada/index.ts'
import { legalize } from '../../src/sources/legalize/index.ts'

/** An act as one text in one language. */
export interface Text {
  readonly language: string
  readonly date: string
  readonly provisions: readonly ProvisionDraft[]
}

const SOURCES: Readonly<Record<string, Source>> = {
  'ca-justice-xml': justiceCanada,
  'eu-gdpr-formex': formex,
  'za-bylaws-akn2': akn,
}

/** Returns the texts of an act that lies in a corpus, of the days asked for; of all days where none is. */
export async function textsOf(corpora: string, act: string, days: readonly string[] = []): Promise<Text[]> {
  const source = SOURCES[act.split('/')[0] ?? ''] ?? legalize
  const location = path.join(corpora, act)
  if (source !== legalize) return read(source, location, days)
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-alignment-'))
  try {
    await using dated = await openDatedFolder(location, '.md')
    for (const file of dated.files)
      if (days.some((day) => file.name.startsWith(day)))
        await writeFile(path.join(folder, file.name), await file.read())
    return await read(source, folder, days)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function read(source: Source, location: string, days: readonly string[]): Promise<Text[]> {
  const texts: Text[] = []
  for await (const draft of source.read([location], { jurisdiction: null, only: [], progress: () => {} })) {
    if ('refused' in draft) throw new Error(`Cannot read ${draft.refused.path}: ${draft.refused.reason}`)
    for (const { language, history } of draft.expressions) {
      if (history.kind !== 'snapshots') continue
      for await (const snapshot of history.snapshots)
        if (days.length === 0 || days.includes(snapshot.date ?? '')) texts.push(textOf(language, snapshot))
    }
  }
  return texts
}

function textOf(language: string, { date, provisions }: Snapshot): Text {
  return { language, date: date ?? '', provisions }
}
