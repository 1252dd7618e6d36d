'use client'

import { useMemo } from 'react'
import { useShownCall } from '../console/use-shown-call'
import { Drawing } from '../drawing/drawing'
import { useLab } from './lab-context'

/** The drawing of this lab's system, with the call that is shown. */
export function DrawingPane() {
  const topology = useLab((lab) => lab.topology)
  const services = useLab((lab) => lab.services)
  const published = useLab((lab) => lab.workspace.files)
  const call = useShownCall()
  const expected = useMemo(() => serviceNames(Object.keys(published)), [published])
  return (
    <section aria-label="Drawing" className="h-full">
      <Drawing topology={topology} services={services} expected={expected} call={call} />
    </section>
  )
}

/** Before anything runs, the services are told by their modules: `services/orders.ts`. */
function serviceNames(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => /^services\/([\w-]+)\.ts$/.exec(file)?.[1] ?? []).sort()
}
