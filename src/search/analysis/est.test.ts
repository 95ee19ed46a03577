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
    ministeerium ministeeriumi ministeeriumile`,
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
