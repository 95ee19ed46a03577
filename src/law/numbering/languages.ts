/**
 * How law is numbered in single languages, by ISO 639-2/T code, where `general.ts` does not know it or where the language's word
 * means something of its own. A state that differs from others of its language says so in `jurisdictions/<code>/numbering.json`.
 */
import type { NumberingRules } from './rules.ts'

type Divisions = NonNullable<NumberingRules['divisions']>
type Named = Readonly<Partial<Record<keyof typeof RANKS, readonly string[]>>>

// Usual order of nesting.
const RANKS = { part: 1, book: 2, title: 3, chapter: 5, section: 6, subsection: 7 } as const

function article(...as: string[]): NumberingRules['provisions'] {
  return [{ kind: 'article', as }]
}

function divisions(named: Named): Divisions {
  return Object.entries(named).map(([kind, as]) => ({ kind, rank: RANKS[kind as keyof typeof RANKS], as }))
}

export const LANGUAGES: Readonly<Record<string, NumberingRules>> = {
  amh: {
    provisions: article('አንቀጽ {n}'),
    divisions: divisions({ part: ['ክፍል {n}', 'ክፍል {w}'], chapter: ['ምዕራፍ {n}', 'ምዕራፍ {w}'] }),
  },
  ara: {
    provisions: article('المادة {n}', 'المادة ({n})', 'مادة {n}', 'مادة ({n})', 'المادة {w}', 'مادة {w}'),
    divisions: divisions({
      part: ['القسم {n}', 'القسم {w}', 'الجزء {w}'],
      book: ['الكتاب {n}', 'الكتاب {w}'],
      title: ['الباب {n}', 'الباب {w}'],
      chapter: ['الفصل {n}', 'الفصل {w}'],
      section: ['الفرع {n}', 'الفرع {w}'],
      subsection: ['المبحث {n}', 'المبحث {w}'],
    }),
    annexes: ['الملحق {n}', 'ملحق {n}', 'الملحق', 'ملحق'],
    headings: [{ kind: 'preamble', as: ['ديباجة', 'الديباجة'] }],
    closing: ['حرر في', 'صدر في'],
  },
  aze: {
    provisions: article('Maddə {n}'),
    divisions: divisions({
      title: ['{n} bölmə', '{w} bölmə', 'Bölmə {n}'],
      chapter: ['{n} fəsil', '{w} fəsil', 'Fəsil {n}'],
    }),
    annexes: ['Əlavə {n}', 'Əlavə'],
  },
  bel: {
    provisions: article('Артыкул {n}'),
    divisions: [
      { kind: 'section', rank: 3.5, as: ['Раздзел {n}', 'Раздзел {w}'] },
      ...divisions({ part: ['Частка {n}', 'Частка {w}'], chapter: ['Глава {n}'], subsection: ['§ {n}'] }),
    ],
    annexes: ['Дадатак {n}', 'Дадатак № {n}', 'Дадатак'],
    headings: [{ kind: 'preamble', as: ['Прэамбула'] }],
    closing: ['Здзейснена ў', 'Учынена ў'],
  },
  ben: {
    provisions: article('ধারা {n}', 'অনুচ্ছেদ {n}'),
    divisions: divisions({ part: ['ভাগ {n}', '{w} ভাগ'], chapter: ['অধ্যায় {n}', '{w} অধ্যায়'] }),
    annexes: ['তফসিল {n}', 'তফসিল'],
  },
  bul: {
    provisions: [
      { kind: 'article', as: ['Чл. {n}', 'Член {n}'] },
      { kind: 'section', as: ['§ {n}'] },
    ],
    divisions: divisions({
      part: ['Част {w}', 'Дял {w}'],
      chapter: ['Глава {w}', 'Глава {n}'],
      section: ['Раздел {n}'],
    }),
    annexes: ['Приложение № {n}', 'Приложение {n}', 'Приложение'],
  },
  ces: {
    provisions: [
      { kind: 'article', as: ['Čl. {n}', 'Článek {n}'] },
      { kind: 'section', as: ['§ {n}'] },
    ],
    divisions: divisions({
      part: ['Část {w}', 'Část {n}'],
      chapter: ['Hlava {n}', 'Hlava {w}'],
      section: ['Díl {n}'],
      subsection: ['Oddíl {n}'],
    }),
    annexes: ['Příloha č. {n}', 'Příloha {n}', 'Příloha'],
  },
  dan: { divisions: divisions({ title: ['Afsnit {n}'] }), annexes: ['Bilag {n}', 'Bilag'] },
  und: { bare: 'section', sections: true },
  eng: { bare: 'section', sections: true, closing: ['Done at', 'Done in', 'Given under', 'Given at'] },
  est: {
    provisions: [
      { kind: 'section', as: ['§ {n}'] },
      { kind: 'article', as: ['Artikkel {n}'] },
    ],
    divisions: divisions({
      part: ['{n}. osa'],
      chapter: ['{n}. peatükk'],
      section: ['{n}. jagu'],
      subsection: ['{n}. jaotis'],
    }),
    annexes: ['Lisa {n}', 'Lisa'],
  },
  eus: { provisions: article('{n}. artikulua'), divisions: divisions({ chapter: ['{n}. kapitulua'] }) },
  fas: {
    provisions: article('ماده {n}', 'ماده ({n})'),
    divisions: divisions({
      part: ['بخش {n}', 'بخش {w}'],
      title: ['باب {n}', 'باب {w}'],
      chapter: ['فصل {n}', 'فصل {w}'],
    }),
    annexes: ['پیوست {n}', 'پیوست'],
  },
  heb: {
    bare: 'section',
    provisions: [{ kind: 'section', as: ['סעיף {n}'] }],
    divisions: divisions({
      part: ['חלק {w}', 'חלק {l}', 'חלק {n}'],
      chapter: ['פרק {w}', 'פרק {l}', 'פרק {n}'],
      section: ['סימן {l}', 'סימן {n}'],
    }),
    annexes: ['תוספת {w}', 'תוספת', 'נספח {l}', 'נספח'],
  },
  hin: {
    provisions: [
      { kind: 'section', as: ['धारा {n}'] },
      { kind: 'article', as: ['अनुच्छेद {n}'] },
    ],
    divisions: divisions({ part: ['भाग {n}'], chapter: ['अध्याय {n}'] }),
    annexes: ['अनुसूची {n}', 'अनुसूची'],
  },
  hun: {
    divisions: divisions({ part: ['{w} rész', '{n}. rész'], chapter: ['{n}. fejezet', '{w} fejezet'] }),
    annexes: ['{n}. melléklet', 'Melléklet'],
  },
  hye: {
    provisions: article('Հոդված {n}'),
    divisions: divisions({
      part: ['Մաս {n}'],
      title: ['Բաժին {n}', '{w} բաժին'],
      chapter: ['Գլուխ {n}', '{w} գլուխ'],
    }),
    annexes: ['Հավելված {n}', 'Հավելված N {n}', 'Հավելված'],
  },
  ind: {
    divisions: divisions({ chapter: ['Bab {n}'], section: ['Bagian {w}'], subsection: ['Paragraf {n}'] }),
    annexes: ['Lampiran {n}', 'Lampiran'],
  },
  isl: {
    divisions: divisions({ chapter: ['{n}. kafli', '{n} kafli'] }),
    annexes: ['Viðauki {n}', 'Viðauki'],
  },
  jpn: {
    captions: true,
    divisions: divisions({
      part: ['第{c}編'],
      chapter: ['第{c}章'],
      section: ['第{c}節'],
      subsection: ['第{c}款', '第{c}目'],
    }),
    annexes: ['別表第{c}', '別表', '附 則', '附則', '様式第{c}'],
    headings: [{ kind: 'preamble', as: ['前文'] }],
  },
  kat: {
    provisions: article('მუხლი {n}'),
    divisions: divisions({
      part: ['ნაწილი {n}', '{w} ნაწილი'],
      book: ['წიგნი {n}', '{w} წიგნი'],
      title: ['კარი {n}', '{w} კარი'],
      chapter: ['თავი {n}', '{w} თავი'],
    }),
    annexes: ['დანართი №{n}', 'დანართი {n}', 'დანართი'],
    headings: [{ kind: 'preamble', as: ['პრეამბულა'] }],
  },
  kaz: {
    provisions: article('{n}-бап'),
    divisions: [
      { kind: 'section', rank: 3.5, as: ['{n}-бөлім', '{n} бөлім', '{w} бөлім'] },
      ...divisions({ chapter: ['{n}-тарау', '{n} тарау'], section: ['{n}-параграф'] }),
    ],
    annexes: ['{n}-қосымша', 'Қосымша'],
  },
  khm: {
    provisions: article('មាត្រា {n}'),
    divisions: divisions({ part: ['មាតិកាទី {n}'], chapter: ['ជំពូកទី {n}'] }),
  },
  kir: {
    provisions: article('{n}-берене', '{n}-статья'),
    divisions: [
      { kind: 'section', rank: 3.5, as: ['{n}-бөлүм', '{n} бөлүм', '{w} бөлүм'] },
      ...divisions({ chapter: ['{n}-глава', '{n} глава', '{n}-бап'] }),
    ],
    annexes: ['{n}-тиркеме', 'Тиркеме'],
  },
  kor: { annexes: ['별표 {n}', '별표', '부칙'] },
  lao: {
    provisions: article('ມາດຕາ {n}'),
    divisions: divisions({ part: ['ພາກທີ {n}'], chapter: ['ໝວດທີ {n}'] }),
  },
  lav: {
    divisions: divisions({
      part: ['{n}. daļa', '{w} daļa'],
      chapter: ['{n}. nodaļa', '{n} nodaļa', '{w} nodaļa'],
    }),
    annexes: ['{n}. pielikums', 'Pielikums'],
  },
  mon: {
    divisions: divisions({ chapter: ['{n} бүлэг', '{w} бүлэг'] }),
    annexes: ['{n} дүгээр хавсралт', 'Хавсралт'],
  },
  nep: {
    provisions: [
      { kind: 'section', as: ['दफा {n}'] },
      { kind: 'article', as: ['धारा {n}'] },
    ],
    divisions: divisions({ part: ['भाग-{n}', 'भाग {n}'], chapter: ['परिच्छेद-{n}', 'परिच्छेद {n}'] }),
    annexes: ['अनुसूची-{n}', 'अनुसूची {n}', 'अनुसूची'],
  },
  nld: {
    divisions: divisions({
      part: ['Deel {n}'],
      book: ['Boek {n}'],
      chapter: ['Hoofdstuk {n}'],
      section: ['Afdeling {n}', 'Paragraaf {n}'],
    }),
    annexes: ['Bijlage {n}', 'Bijlage'],
  },
  nob: {
    divisions: divisions({ part: ['Del {n}'], chapter: ['Kapittel {n}'] }),
    annexes: ['Vedlegg {n}', 'Vedlegg'],
  },
  rus: {
    provisions: article('Статья {n}'),
    divisions: [
      { kind: 'section', rank: 3.5, as: ['Раздел {n}', 'Раздел {w}'] },
      ...divisions({
        part: ['Часть {n}', 'Часть {w}'],
        chapter: ['Глава {n}'],
        section: ['Параграф {n}'],
        subsection: ['§ {n}'],
      }),
    ],
    annexes: ['Приложение № {n}', 'Приложение N {n}', 'Приложение {n}', 'Приложение'],
    headings: [{ kind: 'preamble', as: ['Преамбула'] }],
    closing: ['Совершено в', 'Учинено в'],
  },
  slk: {
    provisions: [
      { kind: 'article', as: ['Čl. {n}', 'Článok {n}'] },
      { kind: 'section', as: ['§ {n}'] },
    ],
    divisions: divisions({
      part: ['{w} časť', 'Časť {n}'],
      chapter: ['{w} hlava', 'Hlava {n}'],
      section: ['{w} diel'],
    }),
    annexes: ['Príloha č. {n}', 'Príloha {n}', 'Príloha'],
  },
  sqi: { divisions: divisions({ title: ['Titulli {n}'], chapter: ['Kreu {n}'] }), annexes: ['Shtojca {n}'] },
  swa: { divisions: divisions({ part: ['Sehemu ya {w}'], chapter: ['Sura ya {w}'] }), annexes: ['Jedwali'] },
  tgk: {
    provisions: article('Моддаи {n}'),
    divisions: [
      { kind: 'section', rank: 3.5, as: ['Фасли {n}', 'Қисми {n}'] },
      ...divisions({ chapter: ['Боби {n}'] }),
    ],
    annexes: ['Замимаи {n}', 'Замима'],
  },
  tha: {
    provisions: [{ kind: 'section', as: ['มาตรา {n}'] }],
    divisions: divisions({
      part: ['ภาค {n}'],
      title: ['ลักษณะ {n}'],
      chapter: ['หมวด {n}'],
      section: ['ส่วนที่ {n}'],
    }),
  },
  tuk: {
    provisions: article('{n}-nji madda', '{n}-njy madda'),
    divisions: divisions({ title: ['{n} bölüm'], chapter: ['{n} bap', '{n}-nji bap', '{n}-njy bap'] }),
  },
  tur: {
    provisions: article('Madde {n}', 'Geçici Madde {n}', 'Ek Madde {n}'),
    divisions: divisions({
      part: ['{w} kısım'],
      book: ['{w} kitap'],
      chapter: ['{w} bölüm'],
      section: ['{w} ayırım'],
    }),
    annexes: ['Ek {n}', 'Ek-{n}'],
  },
  ukr: {
    provisions: article('Стаття {n}'),
    divisions: [
      { kind: 'section', rank: 3.5, as: ['Розділ {n}', 'Розділ {w}'] },
      ...divisions({
        part: ['Частина {n}', 'Частина {w}'],
        chapter: ['Глава {n}'],
        section: ['Параграф {n}'],
        subsection: ['§ {n}'],
      }),
    ],
    annexes: ['Додаток № {n}', 'Додаток {n}', 'Додаток'],
    headings: [{ kind: 'preamble', as: ['Преамбула'] }],
    closing: ['Вчинено в', 'Учинено в'],
  },
  urd: {
    provisions: [{ kind: 'section', as: ['دفعہ {n}'] }],
    divisions: divisions({ part: ['حصہ {w}'], chapter: ['باب {n}', 'باب {w}'] }),
  },
  uzb: {
    provisions: article('{n}-modda', '{n}-модда'),
    divisions: [
      {
        kind: 'section',
        rank: 3.5,
        as: ['{n}-bo‘lim', '{n} bo‘lim', '{w} bo‘lim', '{n}-бўлим', '{n} бўлим'],
      },
      ...divisions({ chapter: ['{n}-bob', '{n} bob', '{n}-боб', '{n} боб'] }),
    ],
    annexes: ['{n}-ilova', 'Ilova', '{n}-илова'],
  },
  vie: {
    provisions: article('Điều {n}'),
    divisions: divisions({
      part: ['Phần thứ {w}', 'Phần {n}'],
      chapter: ['Chương {n}'],
      section: ['Mục {n}'],
    }),
    annexes: ['Phụ lục {n}', 'Phụ lục'],
  },
}
