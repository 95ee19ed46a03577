/** What control words of Rich Text Format stand for: signs, code pages, and groups whose words are the text, a note, or none. */

/** Where words go. */
export type Destination = 'text' | 'title' | 'fonts' | 'nothing'

/** Code pages that a word names. */
export const PAGE_WORDS: Readonly<Record<string, number>> = { ansi: 1252, mac: 10000, pc: 437, pca: 850 }
/** How words set characters off the line. */
export const RAISED: Readonly<Record<string, 'sup' | 'sub'>> = { super: 'sup', sub: 'sub' }
/** Signs that a word stands for. */
export const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  '~': '\u00a0',
  _: '\u2011',
  '-': '',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
  zwj: '\u200d',
  zwnj: '\u200c',
}
/** Where the words of a group go that begins with this one: `same` goes on as before. */
export const DESTINATIONS: Readonly<Record<string, Destination | 'note' | 'same'>> = {
  fonttbl: 'fonts',
  footnote: 'note',
  endnote: 'note',
  listtext: 'same',
  pntext: 'same',
  shptxt: 'same',
  shp: 'same',
  shpinst: 'same',
  shprslt: 'nothing',
  field: 'same',
  fldrslt: 'same',
  object: 'same',
  result: 'same',
  nonshppict: 'nothing',
  shppict: 'same',
  title: 'title',
  info: 'same',
  rtf: 'same',
  ...Object.fromEntries(
    `colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator fldinst pict objdata objclass objname
    header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
    author operator subject keywords comment doccomm creatim revtim printim buptim company manager category hlinkbase
    xmlnstbl themedata colorschememapping datastore latentstyles bkmkstart bkmkend atnid atnauthor atnref annotation
    atrfstart atrfend tc tcn xe rxe sp sn sv background template private nonesttables pnseclvl pgptbl filetbl
    mmathPr userprops wgrffmtfilter version edmins nofpages nofwords nofchars vern blipuid picprop`
      .split(/\s+/)
      .map((name) => [name, 'nothing'] as const),
  ),
}
