/** Languages met less often in the library: their forms of legal words, with fewer words than those that have a file of their own. */
import { conflates } from '../../../test/search/conflation.ts'

conflates('bul', {
  meet: `
    закон закона законът закони законите
    право правото права правата
    кодекс кодекса кодексът кодекси кодексите
    наказателен наказателния наказателният наказателната наказателно наказателното наказателни наказателните
    конституция конституцията конституции конституциите
    гражданин гражданина гражданинът
    република републиката републики републиките
    данни данните
    защита защитата`,
  apart: `
    право правило
    закон законност
    съд съдия
    труд трудност`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('ces', {
  meet: `
    zákon zákona zákonu zákonem zákony zákonů zákonech
    zákoník zákoníku zákoníkem zákoníky
    práce práci prací
    ústava ústavy ústavu ústavou
    osobní osobního osobnímu osobních osobními
    smlouva smlouvy smlouvu smlouvou
    soud soudu soudem soudy soudů soudech
    trestní trestního trestnímu
    zaměstnanec zaměstnance zaměstnanci zaměstnancem`,
  apart: `
    zákon zákoník
    soud soudce
    práce pracovník
    právo pravda`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('lav', {
  meet: `
    likums likuma likumam likumu likumā likumi likumus likumiem
    tiesības tiesību tiesībām tiesībās
    tiesa tiesas tiesai tiesu tiesā tiesām
    darbs darba darbam darbu darbā darbi darbiem
    valsts valstij valsti valstī
    lēmums lēmuma lēmumu lēmumi lēmumiem
    satversme satversmes satversmē satversmi
    persona personas personai personu personām`,
  apart: `
    tiesa tiesnesis
    darbs darbinieks
    likums liktenis`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('cat', {
  meet: `
    llei lleis
    dret drets
    constitució constitucions
    treballador treballadors treballadora treballadores
    públic públics pública públiques
    persona persones
    menor menors
    codi codis
    interès interessos
    article articles l'article
    contracte contractes
    general generals`,
  apart: `
    treball treballador
    persona personal
    dret dreta
    menor menys
    objecte objectiu`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('kat', {
  meet: `
    კანონი კანონის კანონს კანონით კანონმა კანონში კანონები კანონების კანონებს
    კოდექსი კოდექსის კოდექსს კოდექსით კოდექსში
    კონსტიტუცია კონსტიტუციის კონსტიტუციას კონსტიტუციით
    უფლება უფლების უფლებას უფლებები უფლებების
    სასამართლო სასამართლოს სასამართლოში სასამართლოები`,
  apart: `
    კანონი კოდექსი
    უფლება უფრო
    შრომა შრომითი`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('uzb', {
  meet: `
    kodeks kodeksi kodeksining kodeksda kodeksga
    qonun qonuni qonunning qonunlar qonunlari qonunlarning qonunda
    huquq huquqi huquqlar huquqlari huquqlarining
    mehnat mehnatning mehnati
    respublika respublikasi respublikasining
    конун қонун қонунлар қонунларнинг қонунда
    ҳуқуқ ҳуқуқи ҳуқуқлар ҳуқуқлари`,
  apart: `
    qonun qog'oz
    huquq hukm
    mehnat mehmon
    sud sudya`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('aze', {
  meet: `
    qanun qanunu qanunun qanunlar qanunları qanunların qanunda
    məcəllə məcəlləsi məcəlləsinin məcəllənin
    hüquq hüququ hüquqlar hüquqları hüquqların
    əmək əməyi əməyin əməkdə
    vətəndaş vətəndaşın vətəndaşlar vətəndaşları`,
  apart: `
    qanun qanuni
    hüquq hökm
    əmək əməkdaş`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('nld', {
  meet: `
    wet wetten
    recht rechten
    overeenkomst overeenkomsten
    werknemer werknemers
    persoonlijk persoonlijke
    arbeidsovereenkomst arbeidsovereenkomsten
    rechter rechters
    grondwet grondwetten
    besluit besluiten
    kind kinderen`,
  apart: `
    wet weten
    recht rechtbank
    werk werknemer
    besluit beslag`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('ita', {
  meet: `
    legge leggi
    diritto diritti
    codice codici
    lavoratore lavoratori lavoratrice
    costituzione costituzioni
    contratto contratti
    articolo articoli l'articolo
    pubblico pubblica pubblici pubbliche
    dato dati`,
  apart: `
    diritto dirigente
    legge leggere
    codice coda
    lavoro lavatrice`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('por', {
  meet: `
    lei leis
    direito direitos
    código códigos
    trabalhador trabalhadores trabalhadora
    constituição constituições
    contrato contratos
    artigo artigos
    público pública públicos públicas
    pessoa pessoas
    obrigação obrigações`,
  apart: `
    lei leitura
    direito direita
    pessoa pessoal
    contrato contrário`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('tur', {
  meet: `
    kanun kanunu kanunun kanunlar kanunları kanunda
    hak hakkı haklar hakları
    madde maddesi maddenin maddeler maddeleri
    anayasa anayasası anayasanın
    işçi işçinin işçiler işçileri`,
  apart: `
    kanun kanat
    hak halk
    iş işçi
    madde maden`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('swe', {
  meet: `
    lag lagen lagar lagarna
    rättighet rättigheter rättigheten rättigheterna
    avtal avtalet avtalen
    arbetstagare arbetstagaren arbetstagarna
    myndighet myndigheten myndigheter
    domstol domstolen domstolar`,
  apart: `
    lag lagman
    rätt rätta
    avtal avtagande`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('afr', {
  meet: `
    wet wette
    reg regte
    werknemer werknemers
    hof howe
    kind kinders
    artikel artikels
    persoon persone
    munisipaliteit munisipaliteite`,
  apart: `
    wet weet
    reg regering
    werk werknemer`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('zul', {
  meet: `
    umthetho imithetho
    umuntu abantu
    ilungelo amalungelo
    isahluko izahluko
    umsebenzi abasebenzi imisebenzi
    inkantolo izinkantolo`,
  apart: `
    umthetho umthandazo
    umuntu umusa
    ilungelo ilungu`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('xho', {
  meet: `
    umthetho imithetho ngomthetho
    umntu abantu
    ilungelo amalungelo
    umsebenzi abasebenzi imisebenzi
    inkundla iinkundla`,
  apart: `
    umthetho umthandazo
    umntu umama
    ilungelo ilizwe`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('slk', {
  meet: `
    zákon zákona zákonu zákonom zákony zákonov zákonoch
    zákonník zákonníka zákonníkom
    práca práce prácu prácou
    ústava ústavy ústavu ústavou
    zmluva zmluvy zmluvu zmluvou
    súd súdu súdom súdy súdov`,
  apart: `
    zákon zákonník
    súd sudca
    právo pravda`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('slv', {
  meet: `
    zakon zakona zakonu zakonom zakoni zakonov
    zakonik zakonika zakoniku
    ustava ustave ustavo
    pravica pravice pravic pravicam
    sodišče sodišča sodišču
    pogodba pogodbe pogodbo`,
  apart: `
    zakon zakonik
    pravo pravilo
    sodišče sodnik`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('srp', {
  meet: `
    zakon zakona zakonu zakonom zakoni
    закон закона закону законом закони
    ustav ustava ustavu ustavom
    sud suda sudu sudom sudovi
    ugovor ugovora ugovoru ugovorom ugovori`,
  apart: `
    sud sudija
    pravo pravilo`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('fin', {
  meet: `
    laki lain lakia laissa laista lailla lait
    oikeus oikeuden oikeutta oikeudet oikeuksien
    sopimus sopimuksen sopimusta sopimukset
    työntekijä työntekijän työntekijää työntekijät`,
  apart: `
    laki lakko
    oikeus oikea`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('ron', {
  meet: `
    lege legea legii legi legile legilor
    cod codul codului coduri codurile
    drept dreptul dreptului drepturi drepturile
    constituție constituția constituției
    muncă munca muncii
    articol articolul articolului articole articolele`,
  apart: `
    lege legal
    drept dreaptă
    cod codru`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})

conflates('ell', {
  meet: `
    νόμος νόμου νόμο νόμοι νόμων νόμους
    άρθρο άρθρου άρθρα άρθρων
    σύνταγμα συντάγματος συντάγματα
    δικαίωμα δικαιώματος δικαιώματα δικαιωμάτων
    προστασία προστασίας
    γενικός γενικού γενικό γενικοί γενικών γενικούς γενική γενικής
    δεδομένα δεδομένων`,
  apart: `
    νόμος νομισμα
    άρθρο αριθμός`,
  mostUnder: 0.1,
  mostOver: 0.1,
  leastPairs: 10,
})
