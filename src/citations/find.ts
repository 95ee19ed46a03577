/** Finding references in plain text: acts, provisions, and which belongs to which. */
import { type Chain, type Cited, chainAt } from './chains.ts'
import { definitionsIn } from './definitions.ts'
import { isGazetteItem } from './gazettes.ts'
import type { Lexicon } from './grammar.ts'
import { RANK } from './grammar.ts'
import { identifiersIn } from './identifiers.ts'
import { type Mention, type MentionRules, mentionsIn } from './mentions.ts'
import { formsOf } from './names.ts'
import { isHeading, paragraphAround } from './own-numbers.ts'
import { skipped } from './passing.ts'
import type { Act, Found, Reading } from './reference.ts'
import { endsBetween, isPartOfName } from './sentences.ts'
import { type Token, tokensOf } from './tokens.ts'
import { isOtherAct, namesUnknown } from './unknown-acts.ts'

// Spaces that only look otherwise, one for one, so that places stay.
const WIDE_SPACES = /[\u00a0\u2000-\u200a\u202f]/g

/** Returns what the text cites. Takes time in proportion to its length. */
export function readingOf(words: string, rules: MentionRules): Reading {
  const text = words.replace(WIDE_SPACES, ' ')
  const tokens = tokensOf(text)
  const first = mentionsIn(text, tokens, rules)
  const definitions = definitionsIn(tokens, first, rules.lexicon)
  const known = definitions.length === 0 ? rules : withDefinitions(rules, definitions)
  const mentions = definitions.length === 0 ? first : mentionsIn(text, tokens, known)
  const finder = new Finder(tokens, mentions, known)
  return { found: withIdentifiers(identifiersIn(text), finder.all()), definitions }
}

/** Returns the short forms that the text defines, without what it cites. */
export function definitionsOf(words: string, rules: MentionRules): Reading['definitions'] {
  const text = words.replace(WIDE_SPACES, ' ')
  const tokens = tokensOf(text)
  return definitionsIn(tokens, mentionsIn(text, tokens, rules), rules.lexicon)
}

function withDefinitions(rules: MentionRules, added: Reading['definitions']): MentionRules {
  const definitions = [...rules.definitions, ...added]
  return { ...rules, definitions, forms: formsOf(definitions, rules.lexicon.grammar) }
}

// What names itself is surer than what was read around it.
function withIdentifiers(identifiers: readonly Found[], found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const each of identifiers) if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  if (kept.length === 0) return [...found]
  const free = found.filter((each) => !kept.some((other) => each.start < other.end && other.start < each.end))
  return [...kept, ...free].sort((a, b) => a.start - b.start)
}

// Tokens between an act and the colon behind which its provisions are listed.
const MOST_ANNOUNCED = 20

class Finder {
  readonly #tokens: readonly Token[]
  readonly #mentions: ReadonlyMap<number, Mention>
  readonly #rules: MentionRules
  readonly #lexicon: Lexicon
  readonly #found: Found[] = []
  readonly #named: Mention[] = []
  readonly #amends: boolean
  #lastCited: Found | null = null

  constructor(tokens: readonly Token[], mentions: ReadonlyMap<number, Mention>, rules: MentionRules) {
    this.#tokens = tokens
    this.#mentions = mentions
    this.#rules = rules
    this.#lexicon = rules.lexicon
    const namesOther = [...mentions.values()].some(({ act }) => act.kind === 'named')
    this.#amends = namesOther && tokens.some((_, index) => rules.lexicon.amends.at(tokens, index) !== null)
  }

  all(): readonly Found[] {
    for (let index = 0; index < this.#tokens.length; ) index = this.#step(index)
    return this.#found
  }

  // Returns the index at which to go on.
  #step(index: number): number {
    const mention = this.#mentions.get(index)
    if (mention) return this.#fromMention(mention)
    const chain = this.#chainAt(index)
    return chain ? this.#fromChain(chain) : index + 1
  }

  // "GDPR, Article 17", "BDSG § 26": the act first. A chain that has an act of its own behind it keeps that.
  #fromMention(mention: Mention): number {
    const at = this.#behind(mention.end, /^[,:(]$/)
    const chain = mention.act.kind === 'same' || at === null ? null : this.#chainAt(at)
    if (
      chain &&
      chain.rank <= RANK.main &&
      !this.#hasOwnAct(chain) &&
      chain.cited.every(({ from }) => from === 'act')
    ) {
      this.#note(mention)
      this.#push(chain, this.#actOf(mention), mention, (this.#tokens[mention.first] as Token).start)
      return chain.end
    }
    if (!mention.bound && mention.act.kind !== 'same' && !this.#isRepeated(mention)) this.#pushAct(mention)
    this.#note(mention)
    return mention.end
  }

  // In "2017, c. 20, s. 377 2018, c. 27, s. 615" what stands behind a provision begins the next reference.
  #hasOwnAct(chain: Chain): boolean {
    const behind = this.#actBehind(chain)
    if (behind === null || behind === 'other') return behind !== null
    return behind.first !== chain.end || !this.#chainFollows(behind)
  }

  // "Regulation (EU) 2016/679 … (General Data Protection Regulation)": the same act again, in brackets behind it.
  #isRepeated({ first, end, act }: Mention): boolean {
    const last = this.#named.slice(-4)
    const bracketed = this.#tokens[first - 1]?.text === '(' && this.#tokens[end]?.text === ')'
    if (!bracketed || act.kind !== 'named') return false
    const known = last.flatMap((named) =>
      named.act.kind === 'named' && first - named.end < 80
        ? named.act.candidates.flatMap(({ aliases, key }) => [key, ...aliases])
        : [],
    )
    return act.candidates.some(({ aliases, key }) => [key, ...aliases].some((alias) => known.includes(alias)))
  }

  #fromChain(chain: Chain): number {
    if (isGazetteItem(this.#tokens, chain)) return chain.end
    const behind = this.#actBehind(chain)
    if (behind && behind !== 'other') {
      const act = this.#actOf(behind)
      this.#push(chain, act, behind, null, (this.#tokens[behind.end - 1] as Token).end)
      this.#note(behind)
      return behind.end
    }
    if (!behind && (isHeading(this.#tokens, chain) || isPartOfName(this.#tokens, chain, this.#lexicon)))
      return chain.end
    const relative = chain.cited.some(({ from }) => from !== 'act')
    if (behind === 'other')
      this.#push(chain, { kind: 'other', phrase: '' }, { how: 'context', confidence: 0.5 })
    else this.#push(chain, this.#bareIn(chain), { how: relative ? 'relative' : 'self', confidence: 0.9 })
    return chain.end
  }

  // Where acts stand before their provisions, an article is one of the Union's act named in the sentence.
  #bareIn(chain: Chain): Act {
    const before = this.#tokens[chain.first - 1]
    if (before && this.#lexicon.theirs.has(before.low)) return this.#lastNamed()
    if (this.#saysSuch(chain)) return this.#citedAlready(chain)
    const announced = this.#announcing(chain)
    if (announced) return announced
    const isArticle = chain.cited.some(({ path }) => path[0]?.kind === 'article')
    if (!this.#lexicon.grammar.actFirst || !isArticle || this.#rules.jurisdiction === 'eu')
      return this.#bare()
    const last = this.#named.at(-1)
    const isUnion =
      last?.act.kind === 'named' && last.act.candidates.some(({ jurisdiction }) => jurisdiction === 'eu')
    return isUnion &&
      last?.act.kind === 'named' &&
      !endsBetween(this.#tokens, this.#lexicon, last.end, chain.first)
      ? last.act
      : { kind: 'none' }
  }

  // "The following provisions of the Bees Act remain in force: s. 1; ss. 3 to 7": a list that an act announces is of that act.
  #announcing({ first }: Chain): Act | null {
    const last = this.#named.at(-1)
    if (!last || endsBetween(this.#tokens, this.#lexicon, last.end, first)) return null
    const between = this.#tokens.slice(last.end, first)
    const colon = between.findIndex(({ text }) => text === ':')
    const announces = colon >= 0 && colon < MOST_ANNOUNCED
    return announces && last.act.kind === 'named' ? last.act : null
  }

  #saysSuch({ first, end }: Chain): boolean {
    return this.#tokens.slice(Math.max(0, first - 1), end).some(({ low }) => this.#lexicon.such.has(low))
  }

  // "such section 552": of the act of which a section of that number was cited.
  #citedAlready({ cited }: Chain): Act {
    const number = cited[0]?.path[0]?.num
    const before = this.#found.findLast(({ from, path }) => from === 'act' && path[0]?.num === number)
    return before?.act ?? { kind: 'none' }
  }

  #lastNamed(): Act {
    const last = this.#named.at(-1)?.act
    return last?.kind === 'named' ? last : { kind: 'none' }
  }

  // Without any act: that of the text, unless the text is busy with another.
  #bare(): Act {
    if (!this.#rules.self) return { kind: 'none' }
    return this.#amends ? { kind: 'none' } : { kind: 'self' }
  }

  #actBehind({ end }: Chain): Mention | 'other' | null {
    const tokens = this.#tokens
    if (!tokens[end] || tokens[end]?.breaks) return null
    const direct = this.#mentions.get(end)
    if (direct) return direct
    // "article 2 la Loi sur…": a word is missing in the text.
    const beyond = this.#mentions.get(skipped(tokens, end, this.#lexicon))
    if (beyond?.how === 'title' && beyond.act.kind === 'named') return beyond
    const comma = this.#behind(end, /^,$/) ?? end
    const of = tokens[comma]?.breaks ? null : this.#lexicon.of.at(tokens, comma)
    if (of && tokens[of.end]?.breaks) return 'other'
    if (of && !tokens[of.end]?.breaks) {
      const at = [of.end, skipped(tokens, of.end, this.#lexicon)].find((place) => this.#mentions.has(place))
      if (at !== undefined) return this.#mentions.get(at) ?? null
      if (this.#lexicon.acts.at(tokens, skipped(tokens, of.end, this.#lexicon))) return 'other'
      if (namesUnknown(tokens, of.end, this.#lexicon)) return 'other'
    }
    const beside = this.#behind(end, /^[,(]$/)
    const named = beside === null || beside === end ? undefined : this.#mentions.get(beside)
    if (named?.act.kind === 'named' && named.how !== 'short-form' && !this.#chainFollows(named)) return named
    return isOtherAct(tokens, end, this.#lexicon) ? 'other' : null
  }

  #chainFollows(mention: Mention): boolean {
    const at = this.#behind(mention.end, /^[,:]$/)
    return at !== null && this.#chainAt(at) !== null
  }

  #behind(end: number, signs: RegExp): number | null {
    const token = this.#tokens[end]
    if (!token || token.breaks) return null
    const next = signs.test(token.text) ? end + 1 : end
    return this.#tokens[next] && !this.#tokens[next]?.breaks ? next : null
  }

  #chainAt(index: number): Chain | null {
    return chainAt(this.#tokens, index, this.#lexicon, (at) => this.#mentions.get(at)?.act.kind === 'named')
  }

  #note(mention: Mention): void {
    if (mention.act.kind === 'named') this.#named.push(mention)
  }

  // "That Act" is the one named last that is called an act; "thereof" whichever was named last.
  #actOf(mention: Mention): Act {
    if (mention.act.kind !== 'same') return mention.act
    const noun = (this.#tokens[mention.end - 1] as Token).low
    const generic = mention.end - mention.first === 1
    const stem = noun.slice(0, Math.max(3, noun.length - 2))
    const last = this.#named.findLast((named) => generic || this.#words(named).includes(stem))
    return last && last.act.kind === 'named' ? last.act : { kind: 'other', phrase: noun }
  }

  #words({ first, end, act }: Mention): string {
    const said = this.#tokens.slice(first, end).map(({ low }) => low)
    return [...said, ...(act.kind === 'named' ? (act.candidates[0]?.titles ?? []) : [])].join(' ')
  }

  #push(
    chain: Chain,
    act: Act,
    said: Pick<Mention, 'how' | 'confidence' | 'language'>,
    start: number | null = null,
    end: number | null = null,
  ): void {
    chain.cited.forEach((cited, i) => {
      const isLast = i === chain.cited.length - 1
      const span = {
        start: i === 0 && start !== null ? start : cited.start,
        end: isLast && end !== null ? end : cited.end,
      }
      const found = this.#placed(this.#inParagraph(cited, chain.first), {
        ...span,
        act,
        ...saidOf(said),
      })
      if (!found) return
      this.#found.push(found)
      if (found.from === 'act' && found.path.length > 0) this.#lastCited = found
    })
  }

  // "Подпункт 10 настоящего пункта": of the paragraph whose number begins the line, where one does.
  #inParagraph(cited: Cited, index: number): Cited {
    if (!cited.inParagraph || cited.path.length === 0) return cited
    const num = paragraphAround(this.#tokens, index)
    if (num === null) return { ...cited, path: [], to: null }
    const step = { kind: 'paragraph', num }
    return { ...cited, path: [step, ...cited.path], to: cited.to && [step, ...cited.to] }
  }

  // "The said Article" is the one cited last; "this section" alone leads nowhere that the reader is not.
  #placed(
    { from, path, to }: Cited,
    said: Pick<Found, 'start' | 'end' | 'act' | 'how' | 'confidence' | 'language'>,
  ): Found | null {
    if (from !== 'same') return from === 'provision' && path.length === 0 ? null : { ...said, from, path, to }
    const last = this.#lastCited
    if (!last) return null
    return {
      ...said,
      act: last.act,
      from: 'act',
      path: [...last.path.slice(0, 1), ...path],
      to: null,
      how: 'relative',
    }
  }

  #pushAct(mention: Mention): void {
    this.#found.push({
      start: (this.#tokens[mention.first] as Token).start,
      end: (this.#tokens[mention.end - 1] as Token).end,
      act: this.#actOf(mention),
      from: 'act',
      path: [],
      to: null,
      ...saidOf(mention),
    })
  }
}

function saidOf({ how, confidence, language }: Pick<Mention, 'how' | 'confidence' | 'language'>) {
  return { how, confidence, ...(language === undefined ? {} : { language }) }
}
