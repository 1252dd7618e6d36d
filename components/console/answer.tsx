'use client'

import { useLab, useSurface } from '../lab/lab-context'
import type { AnswerTab } from '../lab/surface'
import { Xray } from '../trace/xray'
import { Tab, TabList, TabPanel, Tabs } from '../ui/tabs'
import { AnswerStatus } from './answer-status'
import { Body } from './body'
import { CallHistory } from './call-history'
import { HeaderTable } from './header-table'
import { LogPane } from './log-pane'
import { useShownCall } from './use-shown-call'

const PANEL = 'min-h-0 flex-1 overflow-auto px-3 pb-3 outline-offset-[-2px]'

/**
 * What came back: the status, why, the body, the headers, and what the services wrote. Without `xray`
 * the reasons stand somewhere else.
 */
export function Answer({ xray = true }: { readonly xray?: boolean }) {
  const call = useShownCall()
  const tab = useSurface((surface) => surface.answerTab)
  const set = useSurface((surface) => surface.set)
  const faults = useLab((lab) => lab.log.filter((entry) => entry.level === 'error').length)
  const count = call?.response.headers.length

  return (
    <section aria-label="Answer" className="@container flex h-full min-h-0 flex-col bg-card">
      <Tabs
        value={!xray && tab === 'xray' ? 'body' : tab}
        onValueChange={(value) => set({ answerTab: value as AnswerTab })}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex flex-wrap items-center justify-between gap-x-4 px-3 pt-1">
          <span className="flex flex-wrap items-center gap-x-2">
            <AnswerStatus call={call} />
            <CallHistory />
          </span>
          <TabList aria-label="The answer in parts" className="-mx-1">
            {xray && <Tab value="xray">X-ray</Tab>}
            <Tab value="body">Body</Tab>
            <Tab value="headers">
              Response headers
              {count !== undefined && <span aria-hidden="true"> ({count})</span>}
            </Tab>
            <Tab value="log">
              Log
              {faults > 0 && (
                <span className="text-warn"> {faults === 1 ? '1 error' : `${faults} errors`}</span>
              )}
            </Tab>
          </TabList>
        </div>
        {xray && (
          <TabPanel value="xray" className={PANEL}>
            <Xray call={call} />
          </TabPanel>
        )}
        <TabPanel value="body" className={PANEL}>
          <Body message={call?.response} headers={call?.response.headers ?? []} />
        </TabPanel>
        <TabPanel value="headers" className={PANEL}>
          <HeaderTable call={call} />
        </TabPanel>
        <TabPanel value="log" className={PANEL}>
          <LogPane />
        </TabPanel>
      </Tabs>
    </section>
  )
}
