/** Nothing is lost of the law of the European Union: every word of every file is shown, and no other. */
import { CUT, readFormex } from './formex-xml.ts'
import { showsWholeFiles } from './whole-files.ts'

showsWholeFiles('law of the European Union', {
  corpus: 'eu-gdpr-formex',
  source: 'formex',
  read: readFormex,
  cut: CUT,
})
