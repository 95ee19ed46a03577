/** What changed an article: the links that LEGI keeps beside each wording, as grounds of wordings and notes on dates. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Ground } from '#law/provision.ts'
import type { DateNote } from '../contract.ts'
import type { ArticleNode, Link, ListedWording } from './tree.ts'

export interface Cause {
  readonly ground: Ground
  /** The amending text without the number of its article, for what is said of a date. */
  readonly text: Ground
  readonly published: Day | null
}

// `cible`: the article is what the text acts on ("créé par", "modifié par"). `source`: the text is only named beside it.
const MAKES = new Set(['CREE', 'MODIFIE', 'DEPLACE', 'TRANSFERE', 'RECTIFIE', 'ETEND', 'DISJOINT'])
const ENDS = new Set(['ABROGE', 'ANNULE', 'PERIME'])
const CODIFIES = new Set(['CODIFICATION', 'CREATION', 'CONCORDANCE'])

/**
 * Returns the text that created or last changed the wording of an article node; null where the source names none.
 *
 * The links belong to the wording. Best is one whose `dateDebutCible` is the day of commencement. Where commencement was
 * deferred, `dateDebutCible` is the earlier day on which the amending text took effect: then the latest such link counts, unless
 * that day begins another wording of the article. A text that codified the article comes last.
 */
export function causeOf(article: ArticleNode): Cause | null {
  const { from } = article
  const makes = article.links.filter((link) => link.linkOrientation === 'cible' && MAKES.has(link.linkType))
  const same = makes.find((link) => link.dateDebutCible === from)
  if (same) return cause(same)
  const others = new Set(
    article.listed.filter((wording) => wording.id !== article.id).map((wording) => wording.from),
  )
  const earlier = makes
    .filter((link) => from !== null && link.dateDebutCible !== null && link.dateDebutCible < from)
    .filter((link) => !others.has(dayOrNull(link.dateDebutCible)))
    .sort((a, b) => ((a.dateDebutCible ?? '') < (b.dateDebutCible ?? '') ? 1 : -1))
  const codifies = article.links.find(
    (link) => CODIFIES.has(link.linkType) && link.linkOrientation === 'source',
  )
  const found = earlier[0] ?? codifies
  return found ? cause(found) : null
}

/** Returns the text that a link names as the maker of another wording of the article, whose own links no snapshot holds. */
export function causeOfListed(article: ArticleNode, wording: ListedWording): Cause | null {
  const link = article.links.find(
    (one) =>
      one.linkOrientation === 'cible' && MAKES.has(one.linkType) && one.dateDebutCible === wording.from,
  )
  return link && wording.id !== article.id ? cause(link) : null
}

/** Returns the text that ends the wording on the day on which it ends; null where the source names none. */
export function causeOfEnd(article: ArticleNode): Cause | null {
  if (article.to === null) return null
  const link = article.links.find(
    (one) => one.linkOrientation === 'cible' && ENDS.has(one.linkType) && one.dateDebutCible === article.to,
  )
  return link ? cause(link) : null
}

/** Returns what is known of each date: the texts that took effect, those that changed most articles first. */
export function notesOf(causes: ReadonlyMap<Day, readonly Cause[]>, path: string): DateNote[] {
  return [...causes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, all]) => {
      const texts = [...Map.groupBy(all, (one) => one.text.id ?? one.text.title).values()].sort(
        (a, b) => b.length - a.length,
      )
      const [main] = texts[0] ?? []
      const titles = texts.slice(0, 3).flatMap(([one]) => (one ? [one.text.title] : []))
      const title = titles.join(' ; ') + (texts.length > titles.length ? ' ; …' : '')
      return {
        date,
        published: main?.published ?? null,
        ground: main ? { title, id: main.text.id } : null,
        path,
      }
    })
}

function cause(link: Link): Cause {
  const id = link.textCid.trim() || null
  const published = dayOrNull(link.datePubliTexte)
  const [text, article] = splitTitle(link)
  const ground = { title: article ? `${text} - art. ${article}` : text, id }
  return {
    ground,
    text: { title: text, id },
    published: published !== null && published < '2222' ? published : null,
  }
}

// "Décret n°2008-244 du 7 mars 2008 - art. 3 (V)": "(V)", "(VD)", "(M)" are states of the amending article at the time of export.
function splitTitle(link: Link): [text: string, article: string | null] {
  const title = link.textTitle.replace(/\s+/g, ' ').trim()
  const match = /^(.*?) ?- art\.?(?: (.*))?$/i.exec(title)
  if (!match) return [withoutState(title), null]
  const number = withoutState(match[2] ?? '') || (link.articleNum ?? '').trim()
  return [(match[1] ?? '').trim(), number || null]
}

function withoutState(title: string): string {
  return title.replace(/\s*\((?:V|VD|VT|M|MMN|AB|Ab|T|)\)\s*/g, ' ').trim()
}
