/** Nothing is lost of the law of Germany: every word of every file is shown, and no other. */
import { CUT, readGii } from './gii-xml.ts'
import { showsWholeFiles } from './whole-files.ts'

showsWholeFiles('law of Germany', { corpus: 'de-gii-xml', source: 'gii-norm', read: readGii, cut: CUT })
