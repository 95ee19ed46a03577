/** The version of the rules by which texts are read for citations. */

/** Goes up when the rules change, in code or data: a library read by another version is read anew when it is opened. */
export const READING = '9'
