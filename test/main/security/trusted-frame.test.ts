import { EventEmitter } from 'node:events'
import type { WebContents, WebFrameMain } from 'electron'
import { describe, expect, it } from 'vitest'
import { APP_ORIGIN } from '../../../src/main/security/origin'
import {
  assertTrustedFrame,
  trustContents,
  trustedContents,
  type Caller,
} from '../../../src/main/security/trusted-frame'

class FakeContents extends EventEmitter {
  isDestroyed = (): boolean => false
}

const contents = (): WebContents => new FakeContents() as unknown as WebContents
const frame = (fields: { origin?: string; parent?: WebFrameMain | null }): WebFrameMain =>
  ({ origin: APP_ORIGIN, parent: null, ...fields }) as WebFrameMain

const ours = contents()
trustContents(ours)

describe('assertTrustedFrame', () => {
  it('lets the top frame of our window in', () => {
    expect(() => assertTrustedFrame({ sender: ours, senderFrame: frame({}) })).not.toThrow()
  })

  it.each<[string, Caller]>([
    ['a window nobody trusted', { sender: contents(), senderFrame: frame({}) }],
    ['a frame that is gone', { sender: ours, senderFrame: null }],
    ['a frame inside our page', { sender: ours, senderFrame: frame({ parent: frame({}) }) }],
    ['another host', { sender: ours, senderFrame: frame({ origin: 'app://other' }) }],
    ['an opaque origin', { sender: ours, senderFrame: frame({ origin: 'null' }) }],
    ['a file', { sender: ours, senderFrame: frame({ origin: 'file://' }) }],
    ['a web page', { sender: ours, senderFrame: frame({ origin: 'https://hengjuan' }) }],
  ])('refuses %s', (_name, caller) => {
    expect(() => assertTrustedFrame(caller)).toThrow(expect.objectContaining({ code: 'ipc/foreign-frame' }))
  })

  it('forgets a window that was destroyed', () => {
    const closed = contents()
    trustContents(closed)
    expect(trustedContents()).toContain(closed)
    closed.emit('destroyed')
    expect(trustedContents()).not.toContain(closed)
  })
})
