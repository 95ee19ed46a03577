/**
 * Words that neither begin nor end a term, beyond the few that a search leaves out: auxiliary verbs, pronouns, relatives, conjunctions.
 * A language without a line here goes by the stop words of the search alone, and its glossary holds some such words.
 */
const EMPTY: Readonly<Record<string, string>> = {
  eng: `can could may might must should would will shall do does did doing done being having he she they them their theirs his her him hers we our you
    your who whom whose where when while if whether than then there these those into under over upon between within without through
    during before after above below about against among per via also only other others another each every either neither both all some
    such so no nor but because thus therefore thereof therein thereto thereby hereby hereof however including including e.g i.e what how
    out up off down same own more most less least very where referred pursuant accordance regard respect concerning`,
  fra: `lui eux celui celle ceux celles cela ceci celui-ci celle-ci ceux-ci celles-ci lequel laquelle lesquels lesquelles auquel auxquels auxquelles
    duquel desquels desquelles où quand lorsque lorsqu puisque si comme ainsi aussi afin donc mais or ni car entre vers chez contre sous
    lors dès selon suivant sauf après avant pendant depuis sans doit doivent devrait devraient peut peuvent pourrait pourraient être été étant
    avoir ayant a ont avait avaient soit soient fait faire font autre autres même mêmes tel telle tels telles tout toute tous toutes
    chaque aucun aucune quel quelle quels quelles plus moins très notamment compris conformément vertu notre nos votre vos ils c j l d n s qu m t`,
  deu: `dieser diese dieses diesem diesen jener jene jenes jenem jenen welcher welche welches welchem welchen deren dessen denen derjenige
    diejenige dasjenige diejenigen denjenigen desjenigen er sie ihr ihre ihrer ihrem ihren ihres sein seine seiner seinem seinen seines
    wenn sofern soweit falls dass ob weil da damit um ohne gegen unter über zwischen vor hinter bis seit während wegen trotz gemäß nach
    sollte sollten soll sollen muss müssen darf dürfen können könnte könnten werde werden wurde wurden worden hat haben hatte hatten habe
    sei seien war waren bin so wie mehr nur noch schon sowie sowohl weder entweder oder aber doch jedoch insbesondere hierzu dazu
    dabei dafür daran darauf daraus darin davon jeder jede jedes jedem jeden alle aller allem allen kein keine keiner keinem keinen keines
    andere anderer anderes anderem anderen solche solcher solches solchem solchen man wer was wo wann warum`,
  spa: `él ella ello ellos ellas le les me nos os este esta esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas
    dicho dicha dichos dichas cual cuales quien quienes cuyo cuya cuyos cuyas donde cuando cuándo si sí porque pues entonces también
    pero sino ni ya aunque mientras entre hacia hasta desde durante según mediante contra bajo ante tras salvo excepto debe deben deberá
    deberán debería deberían puede pueden podrá podrán podría podrían ser sea sean será serán es son fue fueron sido siendo está están
    estar ha han haya hayan haber había hay tener tiene tienen otro otra otros otras mismo misma mismos mismas tal tales todo toda todos
    todas cada cualquier cualquiera algún alguna algunos algunas ningún ninguna cuanto cuanta arreglo virtud particular`,
  pol: `on ona ono oni one jego jej ich im go mu nim nią niej nich swój swoje swoich swoim swojego swojej ten ta to tego tej temu tym tych te
    ci taki taka takie takich takiego takiej takim który która które którego której któremu którym którą których którymi którzy co kto kogo
    komu czym czyj czy gdy kiedy gdzie jeżeli jeśli aby by żeby ponieważ więc zatem także również tylko już jeszcze bardziej między pod nad
    przed za bez poprzez wobec podczas według zgodnie musi muszą może mogą powinien powinna powinno powinny należy można był była było
    byli będzie będą być został została zostało zostały są inny inna inne innego innej innych innym każdy każda każde każdego każdej wszystkie
    wszystkich wszelkie wszelkich żaden żadna ani lecz ale czyli np ust mocy celu tym`,
  bul: `той тя то те него нея тях го я ги му ѝ им си свой своя свое свои своите този тази това тези онзи такъв такава такова такива който
    която което които когото чийто чиято чието чиито кой коя кое кои какъв какво къде кога когато ако дали защото поради така също само
    още вече между под над пред през без според съгласно чрез спрямо относно трябва може могат следва бъде бъдат беше бяха бил била било
    били е са съм сме има имат няма друг друга друго други всеки всяка всяко всички всичко никой нито но обаче както като например`,
  rus: `он она оно они его ее её их им ему ей ими него нее них ним нему этот эта это эти этого этой этому этом этих этим тот та те того той
    тому том тех тем такой такая такое такие таких такого который которая которое которые которого которой которому которым которых
    которыми чей кто что где когда если ли чтобы потому также только еще уже между под над перед через без согласно может могут должен
    должна должно должны быть был была было были будет будут является являются иной иная иное иные иных иного другой другая другие других
    каждый каждая каждое все всех всего всем весь ни но однако так как`,
  ukr: `він вона воно вони його її їх їм йому їй ними цей ця це ці цього цієї цьому цих цим той та те ті того тієї тому тих такий така таке
    такі таких такого який яка яке які якого якої якому яким яких якими хто що де коли якщо чи щоб тому також тільки ще вже між під над
    перед через без згідно може можуть повинен повинна повинно повинні бути був була було були буде будуть є інший інша інше інші інших
    кожний кожна кожне всі всіх усі усіх ні але однак так як`,
  bel: `ён яна яно яны яго яе іх ім яму ёй імі гэты гэта гэтыя гэтага гэтай гэтаму гэтым гэтых той тая тое тыя таго таму тым тых такі такая
    такое такія якi які якая якое якія якога якой якому якім якіх якімі хто што дзе калі калі ці каб таму таксама толькі яшчэ ужо паміж
    пад над перад праз без згодна можа могуць павінен павінна павінны быць быў была было былі будзе будуць іншы іншая іншае іншыя іншых
    кожны кожная кожнае усе усіх ні але аднак так як`,
}

const sets = new Map<string, ReadonlySet<string>>()

/** Returns whether the word, in small letters, is one of the language's. */
export function isEmptyWord(word: string, language: string): boolean {
  let set = sets.get(language)
  if (!set) sets.set(language, (set = new Set(EMPTY[language.slice(0, 3)]?.split(/\s+/))))
  return set.has(word)
}
