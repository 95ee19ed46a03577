/** Nothing is lost of the law of the United States: every word of every file is shown, and no other. */
import { CUT, readUslm } from './uslm-xml.ts'
import { showsWholeFiles } from './whole-files.ts'

showsWholeFiles('law of the United States', {
  corpus: 'us-uslm-xml',
  source: 'uslm',
  read: readUslm,
  cut: CUT,
})
