import { benchCall } from './call'
import { benchRouter } from './router'

export async function benchEngine(): Promise<void> {
  await benchRouter()
  await benchCall()
}
