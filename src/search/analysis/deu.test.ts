import { conflates } from '../../../test/search/conflation.ts'

conflates('deu', {
  meet: `
    gesetz gesetze gesetzes gesetzen
    recht rechte rechts rechtes rechten
    vertrag verträge vertrages verträgen vertrags
    grundgesetz grundgesetzes grundgesetze
    bundesdatenschutzgesetz bundesdatenschutzgesetzes bundesdatenschutzgesetze
    kind kinder kindes kindern
    arbeitnehmer arbeitnehmers arbeitnehmern
    arbeitgeber arbeitgebers arbeitgebern
    verordnung verordnungen
    behörde behörden behoerde
    person personen
    personenbezogene personenbezogenen personenbezogener personenbezogenes
    gericht gerichte gerichts gerichten gerichtes
    straße strasse straßen
    verarbeitung verarbeitungen
    betroffene betroffenen betroffener
    kündigung kündigungen
    pflicht pflichten
    absatz absätze absatzes absätzen
    datum
    schutz schutzes
    eigentum eigentums
    strafe strafen
    bürger bürgers bürgern
    strafgesetzbuch strafgesetzbuches strafgesetzbuchs
    steuer steuern
    beamter beamten beamte
    eheschließung eheschließungen
    unternehmen unternehmens
    verbraucher verbrauchers verbrauchern
    mietvertrag mietverträge mietvertrages mietverträgen
    anspruch ansprüche anspruchs ansprüchen
    urteil urteile urteils urteilen
    frist fristen
    staat staaten staates staats
    wahl wahlen
    gemeinde gemeinden
    land länder landes ländern`,
  apart: `
    gesetz gesetzlich setzen
    recht richter gericht
    vertrag verträglich
    arbeit arbeiter arbeitnehmer arbeitgeber
    kind kindheit
    behörde behindert
    person persönlich
    schutz schutt
    eigentum eigentümer
    strafe straße
    bürge bürger
    pflicht pflege
    verordnung ordnung
    absatz absicht
    verein vereinbarung
    leben lebensmittel
    steuer steuerung
    land länger
    beruf berufung
    person persönlichkeit`,
  names: `
    Bundesdatenschutzgesetz | Bundesdatenschutzgesetzes
    Bürgerliches Gesetzbuch | Bürgerlichen Gesetzbuches | Bürgerlichen Gesetzbuchs | burgerliches gesetzbuch
    Grundgesetz für die Bundesrepublik Deutschland | Grundgesetzes für die Bundesrepublik Deutschland`,
  mostUnder: 0.02,
  mostOver: 0.06,
})
