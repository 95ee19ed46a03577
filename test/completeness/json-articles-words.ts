/** The words of acts in JSON, by walking the files and by stripping tags: nothing of the readers is used. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Reading } from './words.ts'
import { unmarked } from './xml.ts'

interface Part {
  readonly text: string
  readonly clause_number?: number
  readonly subclauses?: readonly { readonly subclause_number: string; readonly text: string }[]
}
interface Article {
  readonly article_number?: number
  readonly title: string
  readonly content: readonly Part[]
}
interface Index {
  readonly preamble: { readonly file: string }
  readonly parts: readonly {
    readonly part_number: number
    readonly title: string
    readonly articles: readonly { readonly file: string }[]
  }[]
}

/** Returns what the folder of an index says, parts and articles in its order. */
export function readIndexed(folder: string): Reading {
  const file = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
  const index: Index = file('index.json')
  const lines = [...articleLines(file(index.preamble.file))]
  for (const part of index.parts) {
    lines.push(`${part.part_number} ${part.title}`)
    for (const article of part.articles) lines.push(...articleLines(file(article.file)))
  }
  return { running: lines.join('\n'), moved: [] }
}

function* articleLines({ article_number, title, content }: Article): Generator<string> {
  yield `${article_number ?? ''} ${title}`
  for (const { clause_number, text, subclauses = [] } of content) {
    yield `${clause_number ?? ''} ${text}`
    for (const sub of subclauses) yield `${sub.subclause_number} ${sub.text}`
  }
}

/** Returns what a body of HTML says. */
export function readBody(body: string): Reading {
  return { running: unmarked(body, new Set()), moved: [] }
}
