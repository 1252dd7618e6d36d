import type { Metadata } from 'next'
import { highlightWorkspace } from '@/components/editor/highlight'
import { LabPage } from '@/components/lab/lab-page'
import { listWorkspaces } from '@/content'

export const metadata: Metadata = {
  title: 'Lab',
  description:
    'A shop behind a real Kong configuration, running in your browser: edit any file, send calls, and see why each got its answer.',
}

export default async function Page() {
  const workspaces = await Promise.all(
    listWorkspaces().map(async (workspace) => ({
      workspace,
      highlighted: await highlightWorkspace(workspace),
    })),
  )
  return <LabPage workspaces={workspaces} />
}
