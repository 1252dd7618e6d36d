/** The measures that the still text and the live editor share, in pixels, so that nothing moves. */
export const CODE = {
  fontSize: 13,
  lineHeight: 21,
  top: 8,
  /** Width of the line numbers, and between them and the text. */
  numbers: 31,
  gap: 14,
  numberChars: 4,
} as const
