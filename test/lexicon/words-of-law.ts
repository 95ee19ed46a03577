/** What choosing and proving the truth rows needs to know of six languages: stop words, and endings cut roughly to count the forms of a word together. */
import type { Language } from './parallel.ts'

const set = (words: string) => new Set(words.split(/\s+/))

/** Articles, pronouns, prepositions, conjunctions, auxiliaries and adverbs: nothing that could be a legal term by itself. */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: set(`a an the of to in on at by for with from as or and nor but not no if whether than then that this these those which who whom whose
    what when where while it its he she they them their his her him one such any all each every some other others another same own be is are was
    were been being has have had having do does did done may might must shall should will would can could there here under over into upon out
    through during before after between among within without against about above below up down off only also more most less least very so too
    both either neither because since until unless per via however therefore thereof therein thereto thereby herein hereby whereas where whereby
    notwithstanding regarding concerning relating including includes include included pursuant respect accordance referred way well where
    particular two three four five six seven first second third you your our we us i me my was they're itself himself herself themselves
    much many few further as-is e.g i.e etc not-for`),
  fr: set(`le la les l un une des de du d au aux à en dans par pour sur sous avec sans ou et ni mais si que qu qui quoi dont où ne pas plus moins
    très ce cet cette ces cela ceci celui celle ceux celles son sa ses leur leurs il elle ils elles se s y lui on nous vous notre votre même mêmes
    autre autres tout toute tous toutes chaque quel quelle est sont été être était soit avoir a ont avait peut peuvent doit doivent devrait`),
  bg: set(`и или на за от в във с със по при към до под над без чрез между през след преди пред около освен ако че да не ни ли но а обаче който която
    което които когото чийто чиято чието чиито това този тази тези такъв такава такова такива онзи всеки всяка всяко всички всичко всякакви някой някоя
    някое някои друг друга друго други другите другата другия същия същата същото същите един една едно едни два две двама трите три той тя то те него нея тях му
    му ѝ им го я ги си се свой своя свое свои своите негов негова негово неговите неговата нейните тяхното тяхната техните техния неговото е са бъде бъдат
    беше бил била било били има имат няма може могат трябва следва ще би биха как когато където дали само също така като както тъй тъй-като поради относно
    съгласно включително особено частност по-специално например случай още вече много повече най-малко изцяло тогава затова тук там при-което доколкото
    съответно съответен освен-това въз основа отношение връзка посочен посочени посочените посочения посочената посоченото съобразно спрямо вместо върху срещу докато
    независимо именно поне нито всеки-един който-и оттук нататък`),
  es: set(
    `el la los las lo un una unos unas de del a al en por para con sin sobre bajo entre hasta desde hacia según ante tras durante mediante
    o u y e ni pero sino si que quien quienes cual cuales cuyo cuya cuyos cuyas donde cuando como no más menos muy este esta estos estas ese esa esos esas
    eso esto aquel aquella aquellos su sus se le les lo él ella ellos ellas uno otra otro otras otros todo toda todos todas cada cualquier cualquiera alguno
    alguna algún algunos algunas ningún ninguna mismo misma mismos mismas tal tales así también solo sólo además es son ser sea sean fue fueron sido era está
    están estar esté estén ha han haya hayan haber hay debe deben debería deberían deben puede pueden pueda puedan podrá podrán podría podrían tener tiene tienen tenga
    tengan particular caso virtud respecto referido refiere refieren relativo relativa relativos relativas arreglo conformidad presente dicho dicha dichos dichas
    tanto cuanto cuenta ya aún aunque porque pues dos tres primer primera segunda segundo que-se incluido incluida incluidos incluidas parte modo ello nuestro
    dado lugar través fin fines`.replace(/ fin fines/, ''),
  ),
  de: set(`der die das den dem des ein eine einer eines einem einen und oder aber sowie noch nicht kein keine keiner keinen keinem mit ohne von vom zu zum zur
    in im ins an am ans auf aus bei beim bis durch für gegen nach seit über um unter vor während wegen zwischen gemäß hinsichtlich bezug bezüglich
    aufgrund innerhalb außerhalb trotz statt ob wenn dass daß weil da so wie als auch nur schon sehr mehr weniger wobei wofür woran sofern soweit indem damit
    dabei dazu daran darauf daraus darüber dafür dagegen davon hierzu hierfür hierbei es er sie ihr ihre ihrer ihres ihrem ihren sein seine seiner
    seines seinem seinen sich ist sind war waren wird werden wurde wurden worden geworden sei seien wäre kann können könnte könnten darf dürfen muss müssen
    soll sollen sollte sollten hat haben hatte habe haben dieser diese dieses diesem diesen jener jene jenes jeder jede jedes jedem jeden aller alle alles allem
    allen andere anderer anderen anderem anderes solche solcher solchen solches solchem welche welcher welches welchem welchen derjenige diejenigen denjenigen
    derselben dieselbe deren dessen denen man selbst zwei drei erste ersten zweite zweiten insbesondere beispielsweise etwa einschließlich
    bzw unbeschadet unabhängig ferner jedoch dann daher außerdem gegebenenfalls falls oben unten hier dort etc sodass entweder weder bereits
    genannt genannten genannte fall fällen`),
  pl: set('i w z na do o'),
} as Readonly<Record<Language, ReadonlySet<string>>>

// Endings of inflection; rough, since they only gather the forms of a word.
const ENDINGS: Readonly<Record<Language, readonly string[]>> = {
  en: ['ies', 'es', 's', 'y', 'e'],
  fr: ['es', 's', 'e', 'x'],
  bg: 'овете ове ията ието иите ият ите ата ята ето ото ия ие ии ът ят та то те а я и о е ъ'.split(' '),
  es: ['es', 'as', 'os', 's', 'a', 'o', 'e'],
  de: ['sen', 'se', 'nen', 'em', 'en', 'er', 'es', 'e', 'n', 's'],
  pl: [],
}

/** Returns a key that the inflected forms of a word mostly share: what is left when its longest ending is cut. */
export function keyOf(word: string, language: Language): string {
  return stemsOf(word, language).at(-1) ?? word
}

/** Tells whether two words can be forms of one: they are alike but for an ending each. */
export function shareStem(one: string, other: string, language: Language): boolean {
  const stems = new Set(stemsOf(one, language))
  return stemsOf(other, language).some((stem) => stems.has(stem))
}

// The word itself and what is left without each ending it may have, the longest ending last.
function stemsOf(word: string, language: Language): string[] {
  const plain = withoutAlternations(word, language)
  const cut = ENDINGS[language]
    .filter((ending) => plain.endsWith(ending) && plain.length - ending.length >= 3)
    .sort((a, b) => a.length - b.length)
    .map((ending) => plain.slice(0, -ending.length))
  return [plain, ...cut]
}

// личен, лична; función, funciones
function withoutAlternations(word: string, language: Language): string {
  if (language === 'bg') return word.replace(/(?<=.{3})ен$/, 'н')
  if (language === 'es')
    return word
      .normalize('NFD')
      .replace(/(?<!n)\p{M}/gu, '')
      .normalize('NFC')
  return word
}
