import localFont from 'next/font/local'

// Only the upright latin letters are preloaded. Italics and all other letters stand in globals.css
// under the packages' own family names, and load when a page first needs them. The measures of the
// system fonts that stand in meanwhile are set there too, hence no `adjustFontFallback`.
const serif = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  variable: '--serif-latin',
  weight: '200 900',
  adjustFontFallback: false,
})

const sans = localFont({
  src: '../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  variable: '--sans-latin',
  weight: '100 900',
  adjustFontFallback: false,
})

const mono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  variable: '--mono-latin',
  weight: '100 800',
  adjustFontFallback: false,
})

/** Class names that put the fonts' variables on the root element. */
export const fontVariables = `${serif.variable} ${sans.variable} ${mono.variable}`
