'use client'

import { useMemo } from 'react'
import { CodeEditor } from '../editor/code-editor'
import { ProblemList } from '../editor/problem-list'
import { FileTabs } from './file-tabs'
import { useLab, useSurface } from './lab-context'
import { LiveState } from './live-state'
import { useFollowCause } from './use-follow-cause'
import { useMarked } from './use-marked'

/** The files of the workspace: tabs, the open one to be edited, and what is wrong in it. */
export function FilesPane({ highlighted }: { readonly highlighted: Readonly<Record<string, string>> }) {
  const file = useLab((lab) => lab.openFile)
  const text = useLab((lab) => lab.files[lab.openFile] ?? '')
  const published = useLab((lab) => lab.workspace.files[lab.openFile] ?? '')
  const home = useLab((lab) => lab.workspace.id)
  const all = useLab((lab) => lab.problems)
  const coverage = useLab((lab) => lab.coverage)
  const schema = useLab((lab) => lab.schema)
  const edit = useLab((lab) => lab.edit)
  const tabIndents = useSurface((surface) => surface.tabIndents)
  const set = useSurface((surface) => surface.set)
  const follow = useFollowCause()
  const { marked, markedKey } = useMarked()
  const problems = useMemo(() => all.filter((problem) => problem.cause.file === file), [all, file])
  const notes = useMemo(() => coverage.filter((item) => item.cause.file === file), [coverage, file])

  return (
    <section aria-label="Files" className="flex h-full min-h-0 flex-col">
      <div className="flex items-center border-line border-b bg-card pr-3">
        <FileTabs />
        <LiveState />
      </div>
      <div className="min-h-0 flex-1">
        <CodeEditor
          home={home}
          file={file}
          text={text}
          published={published}
          html={highlighted[file]}
          problems={problems}
          coverage={notes}
          schema={schema}
          marked={marked}
          markedKey={markedKey}
          tabIndents={tabIndents}
          onChange={(next) => edit(file, next)}
          onCursor={(line) => set({ cursor: { file, line } })}
        />
      </div>
      <ProblemList file={file} text={text} problems={problems} onChoose={(cause) => follow(cause)} />
    </section>
  )
}
