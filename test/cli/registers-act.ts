/** An invented act in Markdown, one file a version, with all that the life of an act can bring. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

export const ALIAS = 'XV-2001-7'
export const IRI = '/akn/xv/act/2000-12-15/XV-2001-7'
export const TITLE = 'Act on Open Registers'

const HEAD = `---
title: "${TITLE}"
identifier: "${ALIAS}"
country: "xv"
language: "en"
publication_date: "2000-12-15"
---
`
const OPEN = 'Every register that a public body keeps is open to everybody who asks for it.'
const ANSWER = (days: string) => `Whoever asks receives an answer within ${days} days.`
const REFUSAL = 'A refusal states its reasons and names the court before which it may be contested.'
const LIST = 'The registrar keeps a list of all registers and publishes it once a year in the gazette.'
const MACHINES = 'A machine that reads registers does so under the name of whoever set it to work.'

const chapter = (title: string, ...articles: string[]) => `## Chapter ${title}\n\n${articles.join('\n')}`
const article = (num: number, words: string) => `### Article ${num}\n\n${words}\n`

/** Versions by date: enacted; article 2 amended; a garbled file; article 4 moved and 3 renumbered to 5; a future with article 6. */
export const VERSIONS: Record<string, string> = {
  '2001-01-01':
    chapter('I Access', article(1, OPEN), article(2, ANSWER('thirty'))) +
    chapter('II Duties', article(3, REFUSAL), article(4, LIST)),
  '2005-07-01':
    chapter('I Access', article(1, OPEN), article(2, ANSWER('ten'))) +
    chapter('II Duties', article(3, REFUSAL), article(4, LIST)),
  '2010-01-01': chapter('I Access', article(1, 'Every rÃ©gister Ã© Ã© is open.'), article(2, 'Ã© Ã© Ã©')),
  '2012-01-01':
    chapter('I Access', article(1, OPEN), article(2, ANSWER('ten')), article(4, LIST)) +
    chapter('II Duties', article(5, REFUSAL)),
  '2099-01-01':
    chapter('I Access', article(1, OPEN), article(4, LIST)) +
    chapter('II Duties', article(5, REFUSAL), article(6, MACHINES)),
}

/** Writes the files of the given versions into a folder, and returns it. */
export async function writeAct(
  folder: string,
  dates: readonly string[] = Object.keys(VERSIONS),
): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const date of dates) await writeFile(path.join(folder, `${date}.md`), `${HEAD}\n${VERSIONS[date]}`)
  return folder
}
