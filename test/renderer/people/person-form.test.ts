import { describe, expect, it } from 'vitest'
import { newKeys } from '../../../src/main/people/key-lock'
import {
  emptyFacts,
  findFactsProblems,
  findPinProblems,
  fingerprint,
  hasProblems,
  toFacts,
} from '../../../src/renderer/features/people/person-form'

const good = { ...emptyFacts('示例县司法局', false), name: '示例甲' }

describe('the form of a person', () => {
  it.each([
    ['is good as it begins, with a name', good, false, { name: null, roles: null }],
    ['wants a name', { ...good, name: '  ' }, false, { name: '请填写姓名', roles: null }],
    ['wants a role', { ...good, roles: [] }, false, { name: null, roles: '请至少选一个角色' }],
    ['wants an administrator first', good, true, { name: null, roles: '第一名人员须是管理员' }],
  ])('%s', (_what, form, isFirst, problems) => {
    expect(findFactsProblems(form, isFirst)).toEqual(problems)
  })

  it('begins with an administrator when nobody is there yet', () => {
    expect(emptyFacts('', true).roles).toContain('admin')
    expect(emptyFacts('', false).roles).toEqual(['reviewer'])
  })

  it('reads one recused unit a line, each once', () => {
    const form = { ...good, recusedText: ' 示例县农业农村局\n\n示例县城管局 \n示例县农业农村局\n' }
    expect(toFacts(form).recusedUnits).toEqual(['示例县农业农村局', '示例县城管局'])
  })
})

describe('the form of a PIN', () => {
  it.each([
    ['739164', '739164', false],
    ['739164', '739165', true],
    ['123456', '123456', true],
    ['', '', true],
  ])('%s and %s', (pin, again, isBad) => {
    expect(hasProblems(findPinProblems({ pin, again }))).toBe(isBad)
  })

  it('says why in a sentence', () => {
    expect(findPinProblems({ pin: '123456', again: '123456' }).pin).toContain('太容易猜到')
  })
})

describe('fingerprint', () => {
  it('is the first eight bytes of the key, in fours', () => {
    const { publicKey } = newKeys()
    const raw = Buffer.from(publicKey, 'base64').subarray(12)
    expect(raw).toHaveLength(32)
    const shown = fingerprint(publicKey)
    expect(shown).toMatch(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/)
    expect(shown.replaceAll('-', '')).toBe(raw.subarray(0, 8).toString('hex').toUpperCase())
  })
})
