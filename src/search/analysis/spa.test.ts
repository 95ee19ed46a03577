import { conflates } from '../../../test/search/conflation.ts'

conflates('spa', {
  meet: `
    ley leyes
    código códigos
    trabajo trabajos
    trabajador trabajadores trabajadora trabajadoras
    constitución constituciones
    artículo artículos
    derecho derechos
    contrato contratos
    empleador empleadores
    penal penales
    civil civiles
    niño niños niña niñas
    persona personas
    personal personales
    dato datos
    protección protecciones
    tribunal tribunales
    juez jueces
    obligación obligaciones
    público públicos pública públicas
    autoridad autoridades
    nación naciones
    general generales
    menor menores
    pena penas
    decreto decretos
    sentencia sentencias
    libertad libertades
    administrativo administrativa administrativos administrativas
    nacional nacionales
    impuesto impuestos
    delito delitos
    impuesto impuestos
    elección elecciones
    consumidor consumidores consumidora
    ministro ministros
    propiedad propiedades
    matrimonio matrimonios
    sanción sanciones
    colectivo colectiva colectivos colectivas
    salario salarios
    menor menores
    sindical sindicales
    plazo plazos
    responsable responsables
    tratamiento tratamientos`,
  apart: `
    ley leer
    derecho derechura
    pena penal
    contrato contrario
    juez juego
    dato dado
    persona personal
    niño nido
    año ano
    artículo artista
    trabajo trabajador
    código codicia
    parte partido
    orden ordenador
    menor menos
    nación nacimiento
    estado estadio
    cargo carga`,
  names: `
    Ley de Contrato de Trabajo | ley de contratos de trabajo
    Código Civil y Comercial de la Nación | codigo civil y comercial de la nación
    Ley de Protección de los Datos Personales | leyes de protección de los dato personal`,
  mostUnder: 0.02,
  mostOver: 0.1,
})
