/** Italian: stemmed as Snowball does. */
import { stemmer } from '@orama/stemmers/italian'
import { formsOf, type LanguageRules } from './contract.ts'

export const ita: LanguageRules = {
  elided: /^(?:[ldcsmtvn]|un|gl|(?:d|a|n|su|da|co)ell|all|dall|sull|quell|quest|tutt|sant)$/,
  notNumerals: 'vi',
  stopWords:
    'il lo la i gli le un uno una di del della dei delle degli dello e ed o a al alla ai alle in nel nella nei nelle per con che si è sono non da dal dalla su sul sulla',
  irregular: formsOf('leggere: leggere letto letta'),
  stem: stemmer,
}
