'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { chooseTheme, useThemeChoice } from './theme'

const choices = [
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
  { value: 'system', label: 'As the system', Icon: Monitor },
] as const

/** Light, dark, or as the system has it: three radio buttons drawn as icons. */
export function ThemeSwitch() {
  const choice = useThemeChoice()
  return (
    <fieldset className="needs-script no-print flex shrink-0 rounded-lg border border-line p-0.5">
      <legend className="visually-hidden">Theme</legend>
      {choices.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className="relative grid size-7 cursor-pointer place-items-center rounded-md text-ink-3 hover:text-ink has-checked:bg-road-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-road"
        >
          <input
            type="radio"
            name="theme"
            value={value}
            checked={choice === value}
            onChange={() => chooseTheme(value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          <Icon aria-hidden="true" className="size-4" strokeWidth={1.9} />
          <span className="visually-hidden">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
