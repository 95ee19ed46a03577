/** The JSON of `@socialgouv/legi-data`, as far as it is read. */
import { z } from 'zod'

const LEGITEXT = /^LEGITEXT\d{12}$/
const date = z.union([z.number(), z.string()])
/** The root: the code itself. */
export const Root = z.object({
  type: z.enum(['code', 'section']),
  data: z.object({
    cid: z.string().regex(LEGITEXT).optional(),
    id: z.string().regex(LEGITEXT),
    title: z.string().regex(/\S/),
    dateModif: z.string().optional(),
    dateDebutVersion: z.string().optional(),
  }),
})
const Division = z.object({
  type: z.literal('section'),
  data: z.object({
    cid: z.string().min(1),
    id: z.string().min(1),
    title: z.string().nullish(),
    dateDebut: date,
    dateFin: date,
  }),
})
export const Article = z.object({
  type: z.literal('article'),
  data: z.object({
    cid: z.string().min(1),
    id: z.string().min(1),
    num: z.string().nullish(),
    // Empty for some articles restored after a repeal.
    etat: z.string().nullish(),
    dateDebut: date,
    dateFin: date,
    intOrdre: z.number().nullish(),
    texte: z.string().nullish(),
    texteHtml: z.string().nullish(),
    nota: z.string().nullish(),
    notaHtml: z.string().nullish(),
    articleVersions: z
      .array(z.object({ id: z.string().min(1), etat: z.string().nullish(), dateDebut: date, dateFin: date }))
      .default([]),
    lienModifications: z
      .array(
        z.object({
          textCid: z.string(),
          textTitle: z.string(),
          linkType: z.string(),
          linkOrientation: z.string(),
          articleNum: z.string().nullable().default(null),
          datePubliTexte: z.string().nullable().default(null),
          dateDebutCible: z.string().nullable().default(null),
        }),
      )
      .default([]),
  }),
})
/** A node below the root. */
export const Node = z.discriminatedUnion('type', [Division, Article])
