/** A record of an agreement to be filled in: what `comity agreements new` prints. */

/** Returns the template. It is itself a sound record, of a draft. */
export function template(): string {
  return TEMPLATE
}

const TEMPLATE = `# The record of an agreement on the exchange of legal information. Fill it in from the signed text, then:
#   comity agreements check FILE     finds contradictions
#   comity agreements add FILE       takes it in; add it again when something changes: what it said before is kept
#
# Days are written year-month-day. A day called "until" is the last day. What is not known is left out: never guess.
# Words may be given once ("…") or in languages by their three letters ({eng: "…", fra: "…", rus: "…"}).
# Names and numbers stand in quotation marks.

format: comity-agreement/1
id: exchange-2026                      # small letters, digits, hyphens: it stands in addresses and in the log
title:
  eng: "Agreement on the Exchange of Legal Information"
public: true                           # whether readers of the site may see this record and the text

parties:
  - id: "a"
    name: { eng: "The first party" }
    # jurisdiction: xv                 # code of the state, as in addresses of acts
    # role: { eng: "Receives deposits of ratification" }
    bodies:                            # executing bodies, which the agreement names
      - name: { eng: "National Centre of Legal Information of the first party" }
        # charge: { eng: "Keeps the reference data bank" }
        # address: "1 Harbour Street"
        # contact: "exchange@example.org"
    # fingerprints: ["…64 digits…"]    # of the repositories that it publishes: comity keys export
    # key: "…64 digits…"               # its exchange key, by which it is known when it asks
  - id: "b"
    name: { eng: "The second party" }
    bodies:
      - name: { eng: "Centre of Legal Information of the second party" }

list:                                  # the thematic list
  - id: "1"
    title: { eng: "Laws and codes" }
    gives: "a"
    receives: ["b"]                    # left out: all other parties
    collections: [laws]                # which collections of the giver answer it: comity collections list
    # jurisdictions: [xv]
    # types: [act, code]
    # subjects: [labour]
    # works: ["/akn/xv/act/1994-02-11/41"]      # works named one by one
    # promised: { works: 40, withinDays: 30, everyDays: 31 }
    # onward: "no"                     # where the item has terms of its own
    # readers: [{ class: public }]

readers:                               # who may read what was received
  - class: public
# - class: registered
# - class: premises
#   networks: ["192.0.2.0/24"]
# - class: body
#   name: "Supreme Court of the second party"

onward: consent                        # whether it may be passed on to others: "no", consent or free

# consents:                            # given in writing; comity agreements consent adds one
#   - id: "1"
#     by: "a"
#     to: "everybody"                  # or the name of a body, with its exchange key
#     items: ["1"]                     # left out: all
#     given: 2026-03-01
#     until: 2027-02-28
#     document: "Letter 12/2026"

# regime:
#   licence: CC0-1.0
#   terms: { eng: "The source is named with every text." }

dates:
  # signed: 2026-01-15
  # place: { eng: "Saltmere" }
  # inForce: 2026-03-01
  # until: 2031-02-28                  # the last day of its term

# renewal: { years: 5, noticeMonths: 6 }        # prolonged unless denounced so long before
# denounced: { by: "a", on: 2030-01-10 }
# suspensions:
#   - from: 2027-05-01
#     until: 2027-06-30
#     by: "a"
#     reason: { eng: "Repair of the data bank" }
# amendments:                          # protocols: from their day on, items read as put here
#   - id: "protocol-1"
#     title: { eng: "Protocol on the thematic list" }
#     signed: 2026-11-02
#     inForce: 2027-01-01
#     put: []
#     remove: []

# text:                                # the signed text, a file a language, beside this one
#   - { language: eng, file: agreement.eng.md }
#   - { language: fra, file: agreement.fra.md }
`
