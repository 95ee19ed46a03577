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
    wyrok wyroku wyrokiem wyroki wyroków`,
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
