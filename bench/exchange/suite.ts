/** The exchange: what an update, a first sync and a sync without news cost, against git, rsync and the limit. */
import path from 'node:path'
import type { Row } from '../measure.ts'
import { firstSync } from './first-sync.ts'
import { manyWorks } from './many-works.ts'
import { updates } from './updates.ts'

/** Returns the measurements of the exchange over the corpora; `full` publishes and follows as many works as are promised, which takes most of an hour. */
export async function exchange(corpora: string, full: boolean): Promise<Row[]> {
  return [
    ...(await updates({
      name: 'Code civil',
      source: 'legalize',
      folder: path.join(corpora, 'fr-legalize-md', 'LEGITEXT000006070721-code-civil'),
      timed: true,
    })),
    ...(await updates({
      name: 'labour code of Ukraine',
      source: 'legalize',
      folder: path.join(corpora, 'ua-rada-md', '322-08-labour-code'),
      timed: false,
    })),
    ...(await firstSync(corpora)),
    ...(await manyWorks(full)),
  ]
}
