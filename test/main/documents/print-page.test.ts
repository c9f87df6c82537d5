import type { Session } from 'electron'
import { describe, expect, it } from 'vitest'
import { servePrintPages, type PrintPages } from '../../../src/main/documents/print-page'

type Handler = (request: Request) => Promise<Response>

function serve(): {
  readonly pages: PrintPages
  readonly get: (url: string, method?: string) => Promise<Response>
} {
  let handler: Handler | undefined
  const session = {
    protocol: { handle: (_scheme: string, given: Handler) => (handler = given) },
  } as unknown as Session
  const pages = servePrintPages(session, async (file) =>
    file === 'fang.woff2' ? new Uint8Array([1, 2]) : null,
  )
  return {
    pages,
    get: (url, method = 'GET') => {
      if (handler === undefined) throw new Error('nothing is served')
      // Node's Request knows no app: scheme of its own; only these two fields are read.
      return handler({ url, method } as Request)
    },
  }
}

describe('servePrintPages', () => {
  it('serves a page until it is withdrawn, with a policy that allows no script', async () => {
    const { pages, get } = serve()
    const page = pages.offer('<p>甲</p>')
    const answer = await get(page.url)
    expect(await answer.text()).toBe('<p>甲</p>')
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script-src')
    expect(policy).not.toMatch(/https?:/)
    page.withdraw()
    expect((await get(page.url)).status).toBe(404)
  })

  it('gives every page an address of its own', () => {
    const { pages } = serve()
    expect(pages.offer('a').url).not.toBe(pages.offer('a').url)
  })

  it.each([
    ['a known font', 'app://hengjuan/font/fang.woff2', 'GET', 200],
    ['an unknown font', 'app://hengjuan/font/../fonts.json', 'GET', 404],
    ['the app', 'app://hengjuan/index.html', 'GET', 404],
    ['a blob', `app://hengjuan/blob/${'0'.repeat(64)}`, 'GET', 404],
    ['another host', 'app://other/font/fang.woff2', 'GET', 404],
    ['another method', 'app://hengjuan/font/fang.woff2', 'POST', 404],
  ])('answers %s', async (_what, url, method, status) => {
    expect((await serve().get(url, method)).status).toBe(status)
  })
})
