import { conflates } from '../../../test/search/conflation.ts'

conflates('fra', {
  meet: `
    loi lois
    code codes
    travail
    contrat contrats contrat
    salarié salariés salariée salariées
    employeur employeurs
    article articles
    pénal pénale pénales
    civil civile civils civiles
    administratif administrative administratifs administratives
    mineur mineurs mineure mineures
    donnée données
    personnel personnels personnelle personnelles
    tribunal tribunaux
    juridictionnel juridictionnelle juridictionnels
    licenciement licenciements
    droit droits
    autorité autorités
    décision décisions
    obligation obligations
    public publics publique publiques
    accès l'accès d'accès
    administration l'administration administrations
    enfant enfants l'enfant d'enfants
    général générale généraux générales
    crime crimes
    peine peines
    impôt impôts
    bien biens
    élection élections
    consommateur consommateurs
    ministre ministres
    préfet préfets
    établissement établissements
    syndical syndicale syndicaux syndicales
    collectif collective collectifs collectives
    congé congés
    salaire salaires
    propriété propriétés
    locataire locataires`,
  apart: `
    loi loin
    contrat contraire
    droit droite
    salarié salaire
    peine penal
    mineur mine
    code codicille
    article artisan
    travail traverse
    public publication
    enfant enfance
    juge jugement
    police politique
    mariage marin
    accord accordéon
    état étape
    bien bienveillance
    commun commune
    part partie
    arrêt arrêté
    nation nationalité
    sûreté sur`,
  names: `
    Code du travail | code du travail | CODE DU TRAVAIL
    Code des relations entre le public et l'administration | code des relations entre le public et l’administration
    Code de la justice pénale des mineurs | code de la justice pénale des mineurs`,
  mostUnder: 0.02,
  mostOver: 0.1,
})
