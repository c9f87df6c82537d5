/** A key and certificate of nobody, valid for ten years from now, made by openssl for one test run. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withTempDir } from './pdf-tools'

export type ThrowawayP12 = {
  readonly p12: Uint8Array
  readonly password: string
  /** PEM, for whoever verifies. */
  readonly certificate: string
}

export type P12Wish = {
  readonly password?: string
  readonly key?: 'rsa' | 'ec'
  /** Passed to `openssl pkcs12`: old programs write RC2 and triple DES. */
  readonly pkcs12?: readonly string[]
}

export function throwawayP12(wish: P12Wish = {}): ThrowawayP12 {
  const { password = '示例口令-1', key = 'rsa', pkcs12 = [] } = wish
  return withTempDir((dir) => {
    const at = (name: string): string => join(dir, name)
    const openssl = (...args: readonly string[]): void => {
      execFileSync('openssl', [...args], { stdio: 'pipe' })
    }
    const algorithm =
      key === 'rsa' ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
    const files = ['-keyout', at('key.pem'), '-out', at('cert.pem')]
    const subject = ['-utf8', '-subj', '/C=CN/O=示例县行政执法监督局/CN=示例签名证书']
    openssl('req', '-x509', ...algorithm, '-nodes', '-days', '3650', ...files, ...subject)
    const inputs = ['-inkey', at('key.pem'), '-in', at('cert.pem')]
    openssl('pkcs12', '-export', ...pkcs12, ...inputs, '-out', at('me.p12'), '-passout', `pass:${password}`)
    return {
      p12: new Uint8Array(readFileSync(at('me.p12'))),
      password,
      certificate: readFileSync(at('cert.pem'), 'utf8'),
    }
  })
}
