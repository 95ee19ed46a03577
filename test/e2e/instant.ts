/** When the tests of the site take place. */

/** The instant at which the site of the tests is looked at. */
export const NOW = new Date('2026-11-23T12:00:00Z')
