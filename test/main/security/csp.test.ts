import { describe, expect, it } from 'vitest'
import { buildCsp } from '../../../src/main/security/csp'

const directives = new Map(
  buildCsp('bm9uY2U=')
    .split('; ')
    .map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values] as const
    }),
)

describe('buildCsp', () => {
  it('starts from nothing', () => {
    expect(directives.get('default-src')).toEqual(["'none'"])
  })

  it.each(['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])('closes %s', (name) => {
    expect(directives.get(name)).toEqual(["'none'"])
  })

  it('lets no script in but our own files and compiled wasm', () => {
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(directives.get('worker-src')).toEqual(["'self'"])
  })

  it('carries the nonce for style tags and for nothing else', () => {
    const carriers = [...directives].filter(([, values]) => values.includes("'nonce-bm9uY2U='"))
    expect(carriers.map(([name]) => name)).toEqual(['style-src'])
  })

  it('names no host, no remote scheme and no eval', () => {
    const values = [...directives.values()].flat()
    expect(values.filter((value) => /^(https?|wss?|\*|file)/.test(value))).toEqual([])
    expect(values).not.toContain("'unsafe-eval'")
    expect(values).not.toContain('*')
  })

  it("allows inline styles only as attributes, never in 'style-src' or 'script-src'", () => {
    const carriers = [...directives].filter(([, values]) => values.includes("'unsafe-inline'"))
    expect(carriers.map(([name]) => name)).toEqual(['style-src-attr'])
  })
})
