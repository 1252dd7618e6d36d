/** The colours of app/tokens.css, held to WCAG 2.2 AA in both themes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './sources'

type Lightness = number
interface Token {
  readonly light: Lightness
  readonly dark: Lightness
}

/** Relative luminance of an `oklch(L% C H)`, by way of OKLab and linear sRGB; colours outside sRGB are cut to it. */
function luminance(oklch: string): Lightness {
  const [lightness = 0, chroma = 0, hue = 0] = (oklch.match(/[\d.]+/g) ?? []).map(Number)
  const [L, a, b] = [
    lightness / 100,
    chroma * Math.cos((hue * Math.PI) / 180),
    chroma * Math.sin((hue * Math.PI) / 180),
  ]
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  return 0.2126 * cut(red) + 0.7152 * cut(green) + 0.0722 * cut(blue)
}

const css = readFileSync(join(root, 'app/tokens.css'), 'utf8')
const tokens = new Map<string, Token>(
  [...css.matchAll(/--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: luminance(light), dark: luminance(dark) }],
  ),
)

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [a, b] = [one, other].map((name) => {
    const token = tokens.get(name)
    if (!token) throw new Error(`There is no token --${name}.`)
    return token[theme]
  }) as [number, number]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const grounds = ['paper', 'card', 'sunk']
const texts: [text: string, grounds: string[]][] = [
  ['ink', [...grounds, 'road-soft', 'gate-soft', 'ok-soft', 'warn-soft']],
  ['ink-2', [...grounds, 'road-soft', 'gate-soft', 'ok-soft', 'warn-soft']],
  ['ink-3', [...grounds, 'road-soft', 'warn-soft']],
  ['gate', [...grounds, 'gate-soft']],
  ['road', [...grounds, 'road-soft']],
  ['ok', [...grounds, 'ok-soft', 'road-soft']],
  ['warn', [...grounds, 'warn-soft', 'road-soft', 'gate-soft']],
  ['on-road', ['road']],
  ['paper', ['ink', 'ink-2']],
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it('every text stands out from every ground it is used on by 4.5 to 1', () => {
    const poor = texts.flatMap(([text, on]) =>
      on.flatMap((ground) => {
        const ratio = contrast(text, ground, theme)
        return ratio < 4.5 ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : []
      }),
    )
    expect(poor).toEqual([])
  })

  it('the borders of controls stand out from the page by 3 to 1', () => {
    const poor = grounds.filter((ground) => contrast('edge', ground, theme) < 3)
    expect(poor.map((ground) => `edge on ${ground}: ${contrast('edge', ground, theme).toFixed(2)}`)).toEqual(
      [],
    )
  })
})

it('measures as the standard does: black on white is 21 to 1', () => {
  expect((luminance('oklch(100% 0 0)') + 0.05) / (luminance('oklch(0% 0 0)') + 0.05)).toBeCloseTo(21, 1)
})
