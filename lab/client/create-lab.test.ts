import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Workspace } from '../state'
import { createLab } from './create-lab'
import { type MemoryStore, memoryStore } from './testing'

const CALLS = '### First\nGET https://api.shop.test/a\n\n### Second\nPOST https://api.shop.test/b\n'
const workspace: Workspace = {
  id: 'shop',
  title: 'The shop',
  files: { 'kong.yml': 'published', 'requests.http': CALLS, 'services/orders.ts': 'orders' },
  shown: ['kong.yml', 'requests.http'],
  firstCall: 'Second',
}

// The page's own surroundings, without a page: what a tab keeps over a reload, and a worker that never comes.
const tab = (name: string) => vi.stubGlobal('sessionStorage', { getItem: () => name, setItem: () => {} })
beforeEach(() => tab('one'))
afterEach(() => {
  for (const lab of opened.splice(0)) lab.getState().close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const opened: ReturnType<typeof createLab>[] = []
function open(store: MemoryStore, from = workspace) {
  // Nothing is to run here: time after an edit stands still.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const lab = createLab(from, { base: '', store })
  opened.push(lab)
  return lab
}
const kong = (lab: ReturnType<typeof createLab>) => lab.getState().files['kong.yml']
const saved = (store: MemoryStore) => store.works.get('shop')

it('stands ready without a window, at rest, with the first call in the request line', () => {
  const state = open(memoryStore()).getState()
  expect(state).toMatchObject({
    files: workspace.files,
    openFile: 'kong.yml',
    edited: false,
    engine: { status: 'resting' },
    live: 'none',
    draft: { method: 'POST', url: 'https://api.shop.test/b' },
    calls: [],
    notes: [],
    elsewhere: false,
  })
  expect(state.saved.map((call) => call.name)).toEqual(['First', 'Second'])
})

it('brings saved edits back, and keeps each new one at once', async () => {
  const store = memoryStore({ shop: { edits: { 'kong.yml': 'mine' }, revision: 4, crashed: false } })
  const lab = open(store)
  await lab.getState().hydrate()
  expect(kong(lab)).toBe('mine')
  expect(lab.getState().edited).toBe(true)
  lab.getState().edit('kong.yml', 'mine, too')
  await vi.waitFor(() =>
    expect(saved(store)).toMatchObject({ edits: { 'kong.yml': 'mine, too' }, revision: 5 }),
  )
})

it('keeps what was typed and written while the saved edits came', async () => {
  const store = memoryStore({
    shop: { edits: { 'kong.yml': 'old', 'services/orders.ts': 'mine' }, revision: 4, crashed: false },
  })
  const lab = open(store)
  const hydrated = lab.getState().hydrate()
  lab.getState().setDraft({ url: 'https://api.shop.test/typed' })
  lab.getState().edit('kong.yml', 'new')
  await hydrated
  expect(lab.getState().draft.url).toBe('https://api.shop.test/typed')
  expect(lab.getState().files).toMatchObject({ 'kong.yml': 'new', 'services/orders.ts': 'mine' })
  await vi.waitFor(() =>
    expect(saved(store)).toMatchObject({
      edits: { 'kong.yml': 'new', 'services/orders.ts': 'mine' },
      revision: 5,
    }),
  )
  expect(lab.getState().elsewhere).toBe(false)
})

it('brings the originals back, and the edits again when that is undone', async () => {
  const store = memoryStore()
  const lab = open(store)
  await lab.getState().hydrate()
  lab.getState().edit('kong.yml', 'mine')
  await vi.waitFor(() => expect(saved(store)?.edits).toEqual({ 'kong.yml': 'mine' }))
  await lab.getState().startOver()
  expect(kong(lab)).toBe('published')
  expect(saved(store)?.edits).toEqual({})
  lab.getState().undoStartOver()
  expect(kong(lab)).toBe('mine')
  await vi.waitFor(() => expect(saved(store)?.edits).toEqual({ 'kong.yml': 'mine' }))
})

it('undoes no Start over once the reader has edited again', async () => {
  const lab = open(memoryStore())
  await lab.getState().hydrate()
  lab.getState().edit('kong.yml', 'mine')
  await lab.getState().startOver()
  lab.getState().edit('kong.yml', 'newer')
  lab.getState().undoStartOver()
  expect(kong(lab)).toBe('newer')
})

it("takes a reader's own configuration for the gateway's, and opens it", async () => {
  const lab = open(memoryStore())
  await lab.getState().hydrate()
  lab.getState().open('requests.http')
  lab.getState().takeFile('production.yaml', '_format_version: "3.0"\n')
  expect(kong(lab)).toBe('_format_version: "3.0"\n')
  expect(lab.getState().openFile).toBe('kong.yml')
})

it('lists the calls of an edited requests.http, and picks one', async () => {
  const lab = open(memoryStore())
  await lab.getState().hydrate()
  lab.getState().edit('requests.http', '### Third\nDELETE https://api.shop.test/c\n')
  expect(lab.getState().saved.map((call) => call.name)).toEqual(['Third'])
  lab.getState().pick('Third')
  expect(lab.getState().draft).toMatchObject({ method: 'DELETE', url: 'https://api.shop.test/c' })
})

it('shows what is wrong in requests.http, and no more once it is mended', async () => {
  const lab = open(memoryStore())
  await lab.getState().hydrate()
  const text = '### Third\nGET https://api.shop.test/c\nno header\n'
  lab.getState().edit('requests.http', text)
  expect(lab.getState().problems).toMatchObject([
    { code: 'requests/header', cause: { file: 'requests.http', start: text.indexOf('no header') } },
  ])
  lab.getState().edit('requests.http', CALLS)
  expect(lab.getState().problems).toEqual([])
})

it('runs nothing that had to be ended before, not even when it is told to while the page wakes up', async () => {
  const store = memoryStore({
    shop: { edits: { 'kong.yml': 'loop' }, revision: 1, crashed: true, last: 'kong.yml' },
  })
  const lab = open(store)
  await lab.getState().start()
  expect(lab.getState().engine).toMatchObject({ status: 'shut', lastChanged: 'kong.yml' })
  await lab.getState().send()
  expect(lab.getState().notSent).toBe('The sandbox was ended. Start it again first.')
  await lab.getState().loadChecks('checks.ts', "test('a', () => {})")
  await lab.getState().runChecks()
  expect(lab.getState().results).toEqual({})
})

async function twoTabs() {
  const store = memoryStore()
  const first = open(store)
  await first.getState().hydrate()
  tab('two')
  const second = open(store)
  await second.getState().hydrate()
  return { store, first, second }
}

it('tells another tab of an edit, and of nothing else', async () => {
  const { store, first, second } = await twoTabs()
  await first.getState().startOver()
  expect(store.saves()).toBe(0)
  first.getState().edit('kong.yml', 'first')
  await vi.waitFor(() => expect(second.getState().elsewhere).toBe(true))
  expect(first.getState().elsewhere).toBe(false)
  expect(kong(second)).toBe('published')
})

it('says nothing when both tabs come to the same text', async () => {
  const { store, first, second } = await twoTabs()
  first.getState().edit('kong.yml', 'same')
  second.getState().edit('kong.yml', 'same')
  await vi.waitFor(() => expect(saved(store)?.edits).toEqual({ 'kong.yml': 'same' }))
  second.getState().edit('kong.yml', 'same, and more')
  await vi.waitFor(() => expect(saved(store)?.edits).toEqual({ 'kong.yml': 'same, and more' }))
  expect(second.getState().elsewhere).toBe(false)
})

async function conflict() {
  const tabs = await twoTabs()
  tabs.first.getState().edit('kong.yml', 'first')
  await vi.waitFor(() => expect(tabs.second.getState().elsewhere).toBe(true))
  tab('two')
  tabs.second.getState().edit('kong.yml', 'second')
  await vi.waitFor(() => expect(tabs.store.conflicts.get('shop')?.edits).toEqual({ 'kong.yml': 'second' }))
  expect(saved(tabs.store)?.edits).toEqual({ 'kong.yml': 'first' })
  return tabs
}

it('lets the later edit win when its tab keeps it, and tells the earlier', async () => {
  const { store, first, second } = await conflict()
  second.getState().keepMine()
  await vi.waitFor(() => expect(saved(store)?.edits).toEqual({ 'kong.yml': 'second' }))
  expect(second.getState().elsewhere).toBe(false)
  expect(store.conflicts.size).toBe(0)
  await vi.waitFor(() => expect(first.getState().elsewhere).toBe(true))
  expect(kong(first)).toBe('first')
})

it('gives up the later edit for the earlier when its tab takes the other', async () => {
  const { store, second } = await conflict()
  second.getState().takeOther()
  await vi.waitFor(() => expect(kong(second)).toBe('first'))
  expect(saved(store)?.edits).toEqual({ 'kong.yml': 'first' })
  expect(store.conflicts.size).toBe(0)
  second.getState().edit('kong.yml', 'both')
  await vi.waitFor(() => expect(saved(store)?.edits).toEqual({ 'kong.yml': 'both' }))
})

it('shows each tab its own side after a reload, and saves over neither', async () => {
  const { store } = await conflict()
  tab('two')
  const second = open(store)
  await second.getState().hydrate()
  expect(kong(second)).toBe('second')
  expect(second.getState().elsewhere).toBe(true)
  second.getState().edit('kong.yml', 'second, longer')
  await vi.waitFor(() => expect(store.conflicts.get('shop')?.edits).toEqual({ 'kong.yml': 'second, longer' }))
  expect(saved(store)?.edits).toEqual({ 'kong.yml': 'first' })
})

it('offers work of a tab that is gone, and keeps or takes it as it says', async () => {
  const { store } = await conflict()
  tab('three')
  const third = open(store)
  await third.getState().hydrate()
  expect(kong(third)).toBe('first')
  expect(third.getState().elsewhere).toBe(true)
  third.getState().takeOther()
  await vi.waitFor(() => expect(saved(store)?.edits).toEqual({ 'kong.yml': 'second' }))
  expect(kong(third)).toBe('second')
  expect(store.conflicts.size).toBe(0)
})
