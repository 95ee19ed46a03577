import { conflates } from '../../../test/search/conflation.ts'

conflates('pol', {
  meet: `
    kodeks kodeksu kodeksowi kodeksem kodeksie kodeksy kodeksów
    praca pracy pracę pracą prace prac pracom pracami
    ustawa ustawy ustawie ustawę ustawą ustaw ustawom ustawami ustawach
    prawo prawa prawu prawem prawie praw prawom prawami
    pracownik pracownika pracownikowi pracownikiem pracownicy pracowników pracownikom pracownikami
    pracodawca pracodawcy pracodawcę pracodawcą pracodawców pracodawcom
    umowa umowy umowie umowę umową umów umowom umowami
    osoba osoby osobie osobę osobą osób osobom osobami
    dane danych danymi danym
    osobowy osobowego osobowe osobowych osobowymi
    ochrona ochrony ochronie ochronę ochroną
    dziecko dziecka dziecku dzieckiem dzieci dzieciom dziećmi
    konstytucja konstytucji konstytucję konstytucją
    karny karnego karnemu karnym karna karnej karne karnych
    cywilny cywilnego cywilnemu cywilnym cywilna cywilnej
    rozporządzenie rozporządzenia rozporządzeniu rozporządzeniem rozporządzeń rozporządzeniach
    sąd sądu sądowi sądem sądzie sądy sądów sądom
    obowiązek obowiązku obowiązkiem obowiązki obowiązków
    przetwarzanie przetwarzania przetwarzaniu przetwarzaniem
    wolność wolności wolnością
    władza władzy władzę władze władz
    artykuł artykułu artykułem artykule artykuły artykułów
    podatek podatku podatkiem podatki podatków
    wyrok wyroku wyrokiem wyroki wyroków
    przestępstwo przestępstwa przestępstwu przestępstwem przestępstw
    kara kary karę karą karze kar
    mienie mienia mieniu mieniem
    małżeństwo małżeństwa małżeństwem małżeństw
    konsument konsumenta konsumentowi konsumenci konsumentów
    wybory wyborów wyborom wyborami
    ziemia ziemi ziemię ziemią
    obywatel obywatela obywatele obywateli obywatelom
    państwo państwa państwu państwem państw
    spółka spółki spółkę spółką spółek spółkami
    urlop urlopu urlopem urlopy urlopów
    prokurator prokuratora prokuratorzy prokuratorów
    naruszenie naruszenia naruszeniem naruszeń
    rzecz rzeczy rzeczą rzeczom
    nieruchomość nieruchomości nieruchomością
    sędzia sędziego sędziemu sędziowie sędziów
    szkoła szkoły szkole szkołę szkół
    zdrowie zdrowia zdrowiu zdrowiem
    emerytura emerytury emeryturę emerytur
    minister ministra ministrowi ministrem ministrowie ministrów
    rada rady radzie radę rad
    prezydent prezydenta prezydentowi prezydentem
    bezpieczeństwo bezpieczeństwa bezpieczeństwu
    rodzina rodziny rodzinie rodzinę rodzin
    spadek spadku spadkiem spadki spadków
    wojsko wojska wojsku wojskiem
    wynagrodzenie wynagrodzenia wynagrodzeniem wynagrodzeń
    odpowiedzialność odpowiedzialności odpowiedzialnością
    organizacja organizacji organizację organizacją
    decyzja decyzji decyzję decyzje decyzjami
    księga księgi księdze księgę ksiąg
    gmina gminy gminie gminę gmin`,
  apart: `
    praca pracownik pracodawca
    prawo prawny prawda
    ustawa ustawodawca
    kara karta karny
    osoba osobowość osobny
    sąd sądowy sędzia
    umowa umowny
    dane danina
    dziecko dziecięcy
    ochrona ochronny
    władza własność
    wolność wola
    podatek podatny
    kodeks kod
    artykuł artysta
    wyrok wyrób
    rok rola
    państwo pan
    miasto miejsce`,
  names: `
    Kodeks pracy | Kodeksu pracy | Kodeksem pracy | Kodeksie pracy
    Konstytucja Rzeczypospolitej Polskiej | Konstytucji Rzeczypospolitej Polskiej | Konstytucją Rzeczypospolitej Polskiej
    Ustawa o ochronie danych osobowych | Ustawy o ochronie danych osobowych | Ustawie o ochronie danych osobowych
    Kodeks karny | Kodeksu karnego | Kodeksem karnym`,
  mostUnder: 0.02,
  mostOver: 0.08,
})
