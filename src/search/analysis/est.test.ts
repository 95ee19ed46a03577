import { conflates } from '../../../test/search/conflation.ts'

conflates('est', {
  meet: `
    seadus seaduse seadust seadused seaduste seadusega seaduses seadusest seadusele seaduseks seadusi
    põhiseadus põhiseaduse põhiseadust põhiseadusega põhiseaduses põhiseadusest
    õigus õiguse õigust õigused õiguste õigusega õigusi
    kohus kohtu kohut kohtus kohtule kohtud kohtute kohtuga kohtust
    riigikohus riigikohtu riigikohtus
    leping lepingu lepingut lepingud lepingute lepinguga lepingus lepingust
    tööleping töölepingu töölepingut töölepingute
    töötaja töötajat töötajad töötajate töötajale töötajaga
    tööandja tööandjat tööandjad tööandjate tööandjale tööandjal
    isik isiku isikut isikud isikute isikule isikul
    andmed andmete andmetele andmetega andmeid
    riik riigi riiki riigid riikide riigile riigis
    laps lapse last lapsed laste lapsele lastele lapsega lapsi
    vanem vanema vanemad vanemate vanemale
    kaitse kaitset kaitsega kaitseks
    president presidendi presidenti presidendile
    vabariik vabariigi vabariigile vabariigis
    kohustus kohustuse kohustused kohustuste kohustust kohustusi
    kodanik kodaniku kodanikud kodanike kodanikele
    amet ameti ametit ametile
    otsus otsuse otsust otsused otsuste
    täitmine täitmise täitmist täitmisel täitmiseks
    füüsiline füüsilise füüsilist füüsilised füüsiliste füüsilisele
    inspektsioon inspektsiooni inspektsioonile inspektsiooniga
    hüvitis hüvitise hüvitist hüvitiste
    tähtaeg tähtaja tähtaega tähtajad tähtajaks
    ministeerium ministeeriumi ministeeriumile
    karistus karistuse karistust karistused karistuste
    maks maksu maksud maksude maksule
    vara varad varade vara
    valimine valimised valimiste valimisi valimiste
    abielu abieluga abielus abielud
    minister ministri ministrile ministrid ministrite
    nõue nõude nõuded nõuete nõudele
    luba loa load lubade
    kuritegu kuriteo kuritegude kuriteod
    menetlus menetluse menetlust menetluses
    puhkus puhkuse puhkust puhkused
    omand omandi omandit omandile
    otsustamine otsustamise otsustamist otsustamisel
    teave teabe teavet teabega
    järelevalve järelevalvet järelevalvega
    volikogu volikogule volikogus volikogud
    karistusseadustik karistusseadustiku karistusseadustikku karistusseadustikus
    pärija pärijad pärijate pärijale
    pärand pärandi pärandit
    kool kooli koolis koolid koolide
    ülikool ülikooli ülikoolid ülikoolide
    õpilane õpilase õpilased õpilaste õpilasele
    politsei politseid politseile
    prokurör prokuröri prokuröri prokurörid
    maa maad maade maale
    linn linna linnad linnade linnas
    vald valla vallad valdade
    tervis tervise tervist tervisele
    haigus haiguse haigused haiguste
    pension pensioni pensionid pensionide
    toetus toetuse toetust toetused
    palk palga palgad palkade
    puue puude puudega puuet
    kinnitamine kinnitamise kinnitamist
    avalik avaliku avalikku avalikud avalike
    eraelu eraelu eraelule`,
  apart: `
    seadus seadma
    õigus õige õitsema
    kohus koht kohane
    leping lepik
    töö töötaja tööandja
    isik isiklik
    riik riie rida
    laps lapik
    vanem vana
    kaitse kaine
    andmed andma
    president presiidium
    kodanik kodu
    amet ametlik
    otsus ots
    võim võimalus
    vara varas
    maks maksma
    karistus karistama
    osa osalema`,
  names: `
    Eesti Vabariigi põhiseadus | Eesti Vabariigi põhiseaduse | Eesti Vabariigi põhiseadust | Eesti Vabariigi põhiseadusega
    Töölepingu seadus | töölepingu seaduse | töölepingu seadust | töölepingu seaduses
    Isikuandmete kaitse seadus | isikuandmete kaitse seaduse`,
  mostUnder: 0.02,
  mostOver: 0.08,
})
