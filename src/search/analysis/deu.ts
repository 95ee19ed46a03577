/** German: stemmed as Snowball does; compounds are split at their linking elements. */
import { stemmer } from '@orama/stemmers/german'
import { formsOf, type LanguageRules } from './contract.ts'

// Umlauts as they are typed without them, by the rule of Snowball's later algorithm; "ue" in Quelle, Steuer and Dauer is none.
function stem(word: string): string {
  const written = word.includes('e')
    ? word
        .replace(/ae/g, 'ä')
        .replace(/oe/g, 'ö')
        .replace(/(?<![aequ])ue/g, 'ü')
    : word
  // Adjectives in -lich stay apart from their nouns: bürgerlich, Bürger; gesetzlich, Gesetz.
  const adjective = /^(.{3,}lich)(?:e|er|en|es|em|ere|eren|ste|sten)?$/.exec(written)?.[1]
  return adjective ?? stemmer(written)
}

export const deu: LanguageRules = {
  links: ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens', 'ns'],
  stopWords:
    'der die das den dem des ein eine einer eines einem einen und oder in im an am auf für mit von vom zu zum zur bei ist sind nicht als auch es sich aus nach durch wird werden kann',
  irregular: formsOf(`
    ausländer: ausländer ausländers ausländern
    arbeiter: arbeiter arbeiters arbeitern
    berufung: berufung berufungen
    bürge: bürge bürgen
    bürger: bürger bürgers bürgern
    persönlichkeit: persönlichkeit persönlichkeiten
    eigentümer: eigentümer eigentümers eigentümern
  `),
  stem,
}
