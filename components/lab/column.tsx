'use client'

import './first-layout.css'
import { Group, Panel } from 'react-resizable-panels'
import { Divider } from './divider'
import { DrawingPane } from './drawing-pane'
import { Exchange } from './exchange'
import { FilesPane } from './files-pane'
import { firstColumn } from './first-layout'
import type { LabPaneProps } from './lab-pane'
import { useSavedLayout } from './use-saved-layout'

/** The lab beside a text: drawing, files, call and answer in one column. */
export function Column({ highlighted }: Pick<LabPaneProps, 'highlighted'>) {
  const layout = useSavedLayout('column', firstColumn)
  return (
    <Group orientation="vertical" className="min-h-0 flex-1" {...layout}>
      <Panel id="drawing" defaultSize={172} minSize={40} groupResizeBehavior="preserve-pixel-size">
        <DrawingPane />
      </Panel>
      <Divider label="Height of the drawing" />
      <Panel id="files" minSize={120}>
        <FilesPane highlighted={highlighted} />
      </Panel>
      <Divider label="Height of the answer" />
      <Panel id="exchange" defaultSize="40%" minSize={120}>
        <Exchange />
      </Panel>
    </Group>
  )
}
