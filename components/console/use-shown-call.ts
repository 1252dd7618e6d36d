'use client'

import type { CallRecord } from '@/lab'
import { useLab } from '../lab/lab-context'

/** The call that is shown, or nothing before the first. */
export function useShownCall(): CallRecord | undefined {
  return useLab((lab) => lab.calls.find((call) => call.id === lab.call) ?? lab.calls.at(-1))
}
