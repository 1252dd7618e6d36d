'use client'

import './first-layout.css'
import { Group, Panel } from 'react-resizable-panels'
import { Divider } from './divider'
import { DrawingPane } from './drawing-pane'
import { Exchange } from './exchange'
import { FilesPane } from './files-pane'
import { firstHalf } from './first-layout'
import type { LabPaneProps } from './lab-pane'
import { useSavedLayout } from './use-saved-layout'

/** The lab on a page of its own: drawing and files on the left, call and answer on the right. */
export function Halves({ highlighted }: Pick<LabPaneProps, 'highlighted'>) {
  const sides = useSavedLayout('halves')
  const left = useSavedLayout('halves-left', firstHalf)
  return (
    <Group orientation="horizontal" className="min-h-0 flex-1" {...sides}>
      <Panel id="left" defaultSize="52%" minSize={420}>
        <Group orientation="vertical" {...left}>
          <Panel id="drawing" defaultSize="30%" minSize={40}>
            <DrawingPane />
          </Panel>
          <Divider label="Height of the drawing" />
          <Panel id="files" minSize={120}>
            <FilesPane highlighted={highlighted} />
          </Panel>
        </Group>
      </Panel>
      <Divider label="Width of the files" upright />
      <Panel id="right" minSize={420}>
        <Exchange />
      </Panel>
    </Group>
  )
}
