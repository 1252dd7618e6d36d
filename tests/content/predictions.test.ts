import { expect, it } from 'vitest'
import { loadLesson } from '@/content'
import type { CallRecord, Files } from '@/lab'
import { parseRequests } from '@/lab'
import { madeBy } from '@/lab/checks/answer'
import { createWorldApi } from '@/lab/world'

const START = Date.UTC(2026, 2, 2, 12)

async function send(files: Files, names: readonly string[]): Promise<CallRecord[]> {
  const world = createWorldApi(() => {})
  await world.open({ files, seed: 'prediction', start: START })
  const { calls: saved } = parseRequests(files['requests.http'] ?? '')
  const records: CallRecord[] = []
  for (const name of names) {
    const call = saved.find((one) => one.name === name)
    if (!call) throw new Error(`requests.http holds no call named ${name}`)
    records.push(await world.send(call))
  }
  world.close()
  return records
}

it('What an API is: the renamed field leaves a status of 200 and a total of null', async () => {
  const { files } = loadLesson('what-an-api-is').workspace
  const catalog = files['services/catalog.ts'] ?? ''
  const edited = catalog.replace('price: product.cents', 'unitPrice: product.cents')
  expect(edited).not.toBe(catalog)

  const [before] = await send(files, ['Order 1042'])
  expect(JSON.parse(before?.response.body ?? '').total).toBe(7570)
  const [after] = await send({ ...files, 'services/catalog.ts': edited }, ['Order 1042'])
  expect(after?.response.status).toBe(200)
  expect(JSON.parse(after?.response.body ?? '').total).toBeNull()
})

it('How a gateway works: two 404s, the first by the gateway and the second by the service', async () => {
  const { files } = loadLesson('how-a-gateway-works').workspace
  const [misspelt, right] = await send(files, ['The order, misspelt', 'The order'])
  if (!misspelt || !right) throw new Error('Two calls were sent.')
  expect([misspelt.response.status, right.response.status]).toEqual([404, 404])
  expect([madeBy(misspelt), madeBy(right)]).toEqual(['gateway', 'service'])
  expect(misspelt.response.body).toContain('no Route matched with those values')

  const names = (record: CallRecord) => record.response.headers.map(([name]) => name.toLowerCase())
  const value = (record: CallRecord, name: string) =>
    record.response.headers.find(([key]) => key.toLowerCase() === name)?.[1]
  expect(value(misspelt, 'server')).toBe('kong/3.9.3')
  expect(names(misspelt)).not.toContain('via')
  expect(value(right, 'via')).toBe('1.1 kong/3.9.3')
  expect(names(right)).toContain('x-kong-upstream-latency')
})

it('How a gateway works: a plain path takes whatever begins with it', async () => {
  const { files } = loadLesson('how-a-gateway-works').workspace
  const requests = 'GET https://api.shop.test/orders-archive/7\n'
  const [call] = await send({ ...files, 'requests.http': `### Archive\n${requests}` }, ['Archive'])
  expect(call && madeBy(call)).toBe('service')
})
