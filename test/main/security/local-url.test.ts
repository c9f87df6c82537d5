import { describe, expect, it } from 'vitest'
import { isLocalUrl } from '../../../src/main/security/local-url'

describe('isLocalUrl', () => {
  it.each([
    ['app://hengjuan/index.html', true],
    ['app://hengjuan/blob/00', true],
    ['blob:app://hengjuan/0b6c', true],
    ['data:image/png;base64,AA==', true],
    ['devtools://devtools/bundled/inspector.html', true],
    ['app://other/index.html', false],
    ['app://hengjuan.example/index.html', false],
    ['app://hengjuan:80/index.html', false],
    ['http://hengjuan/', false],
    ['https://example.com/', false],
    ['ws://127.0.0.1:9/', false],
    ['file:///etc/passwd', false],
    ['about:blank', false],
    ['', false],
    ['not a url', false],
  ])('%s is local: %s', (url, expected) => {
    expect(isLocalUrl(url)).toBe(expected)
  })
})
