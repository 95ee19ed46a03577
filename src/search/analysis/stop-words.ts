/** Words so frequent that a text is not found by them. They count only in phrases, or where a query has no other word. */

const WORDS: Readonly<Record<string, string>> = {
  fra: 'le la les un une des de du au aux et ou à en dans par pour sur est sont que qui ce se sa son ses ne pas il elle',
  eng: 'the a an of and or to in on for by with from at is are be as that this which it its not',
  deu: 'der die das den dem des ein eine einer eines und oder in im an auf für mit von vom zu zum zur ist sind nicht als auch es sich',
  spa: 'el la los las un una de del y o a al en por para con que se su es no lo',
  cat: 'el la els les un una de del dels i o a al en per amb que es no',
  por: 'o a os as um uma de do da dos das e ou em no na por para com que se é não',
  ita: 'il lo la i gli le un una di del della dei delle e o a al in nel nella per con che si è non',
  nld: 'de het een van en of in op te voor met door aan is dat die niet',
  rus: 'и в на не с по к о от из за для что как или его при',
  ukr: 'і й та в у на не з із зі до що як або за про від для',
  bel: 'і ў у на не з да што як або за пра ад для',
  pol: 'i w z na do o od za że nie się jest lub oraz przez dla',
  est: 'ja või on ei et see kui',
  zho: '的 和 或 在 与 及',
  jpn: 'の は を に が と で も',
}

const SETS = new Map(Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(' '))]))

/** Returns whether the word is a stop word in one of the languages. */
export function isStopWord(word: string, languages: readonly string[]): boolean {
  const lower = word.toLowerCase()
  return languages.some((language) => SETS.get(language.slice(0, 3))?.has(lower))
}
