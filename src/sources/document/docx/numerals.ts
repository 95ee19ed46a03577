/** Numbers as Word writes them: the values of `w:numFmt` (ECMA-376 part 1, 17.18.59) that can be written whatever the language. */
import { romanOf } from '#markup/list-numbers.ts'

/** Returns the number in the format; null where the format is not one that can be written here. */
export function numeral(value: number, format: string): string | null {
  return FORMATS[format]?.(value) ?? null
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => inDigits(value, '０１２３４５６７８９'),
  decimalFullWidth2: (value) => inDigits(value, '０１２３４５６７８９'),
  decimalHalfWidth: String,
  decimalEnclosedCircle: (value) => (value <= 20 ? String.fromCodePoint(0x245f + value) : String(value)),
  decimalEnclosedParen: (value) => `(${value})`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  numberInDash: (value) => `- ${value} -`,
  upperRoman: romanOf,
  lowerRoman: (value) => romanOf(value).toLowerCase(),
  upperLetter: (value) => repeated(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  lowerLetter: (value) => repeated(value, 'abcdefghijklmnopqrstuvwxyz'),
  russianUpper: (value) => repeated(value, RUSSIAN.toUpperCase()),
  russianLower: (value) => repeated(value, RUSSIAN),
  // Above ninety-nine, some of these count by digits and some by hundreds.
  chineseCounting: (value) => (value < 100 ? counted(value) : inDigits(value, '○一二三四五六七八九')),
  chineseCountingThousand: (value) => counted(value, '零'),
  taiwaneseCounting: (value) => (value < 100 ? counted(value) : inDigits(value, '○一二三四五六七八九')),
  taiwaneseCountingThousand: (value) => counted(value, '零'),
  japaneseCounting: (value) => counted(value),
  ideographDigital: (value) => inDigits(value, '〇一二三四五六七八九'),
  japaneseDigitalTenThousand: (value) => inDigits(value, '〇一二三四五六七八九'),
  taiwaneseDigital: (value) => inDigits(value, '○一二三四五六七八九'),
  aiueo: (value) =>
    repeated(
      value,
      'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
    ),
  aiueoFullWidth: (value) =>
    repeated(
      value,
      'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
    ),
  iroha: (value) => repeated(value, IROHA),
  irohaFullWidth: (value) => repeated(value, IROHA),
  ganada: (value) => repeated(value, '가나다라마바사아자차카타파하'),
  chosung: (value) => repeated(value, 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'),
  hebrew1: hebrew,
  hebrew2: (value) => repeated(value, 'אבגדהוזחטיכלמנסעפצקרשת'),
  arabicAlpha: (value) => repeated(value, 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'),
  arabicAbjad: (value) => repeated(value, 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'),
  thaiNumbers: (value) => inDigits(value, '๐๑๒๓๔๕๖๗๘๙'),
  thaiLetters: (value) => repeated(value, 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'),
  hindiNumbers: (value) => inDigits(value, '०१२३४५६७८९'),
  none: () => '',
}

const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя'
const IROHA =
  'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン'

// After the last letter come two of the first: aa, bb.
function repeated(value: number, letters: string): string {
  const all = [...letters]
  const letter = all[(value - 1) % all.length] ?? ''
  return letter.repeat(Math.ceil(value / all.length))
}

function inDigits(value: number, digits: string): string {
  const signs = [...digits]
  return [...String(value)].map((digit) => signs[Number(digit)]).join('')
}

// Below ten thousand; 10 is 十, 21 is 二十一, 105 is 百五 in Japan and 一百零五 in China.
function counted(value: number, zero = ''): string {
  if (value >= 10_000) return String(value)
  const digits = [...String(value)].map(Number)
  const units = ['', '十', '百', '千']
  let out = ''
  let gap = false
  for (const [index, digit] of digits.entries()) {
    const unit = units[digits.length - 1 - index] ?? ''
    if (digit === 0) gap = true
    else {
      const one = digit === 1 && unit !== '' && (zero === '' || (unit === '十' && out === ''))
      out += `${gap ? zero : ''}${one ? '' : '〇一二三四五六七八九'[digit]}${unit}`
      gap = false
    }
  }
  return out
}

// Letters by their values; 15 and 16 avoid the name of God.
function hebrew(value: number): string {
  let rest = value
  let out = ''
  for (const [worth, letters] of HEBREW) for (; rest >= worth; rest -= worth) out += letters
  return out
}

const HEBREW: readonly (readonly [number, string])[] = [
  [400, 'ת'],
  [300, 'ש'],
  [200, 'ר'],
  [100, 'ק'],
  [90, 'צ'],
  [80, 'פ'],
  [70, 'ע'],
  [60, 'ס'],
  [50, 'נ'],
  [40, 'מ'],
  [30, 'ל'],
  [20, 'כ'],
  [16, 'טז'],
  [15, 'טו'],
  [10, 'י'],
  [9, 'ט'],
  [8, 'ח'],
  [7, 'ז'],
  [6, 'ו'],
  [5, 'ה'],
  [4, 'ד'],
  [3, 'ג'],
  [2, 'ב'],
  [1, 'א'],
]
