/** Kinds, laptops and number blocks. */
import { attachmentFaults, schemeFaults } from '@shared/domain/document/fact-names'
import type { KindDefinition } from '@shared/domain/document/kind'
import { DEVICE_ID, type NumberBlock } from '@shared/domain/document/number-block'
import { isNumberPrefix } from '@shared/domain/document/number'
import { usedNumbers } from '@shared/domain/document/take-number'
import { refuse } from '@shared/lib/result'
import type { MemoryTables } from '../tables'
import { all, areDistinct, FINE, type Checks, type TypesOf, type Verdict } from './verdict'

const soundBlock = (p: NumberBlock): Verdict =>
  p.from <= p.to && p.to - p.from < 1000 && isNumberPrefix(p.prefix) ? FINE : refuse('number/bad-block')

function isFree(state: MemoryTables, p: NumberBlock): Verdict {
  const overlaps = state
    .all('numberBlocks')
    .some((b) => b.prefix === p.prefix && b.year === p.year && b.from <= p.to && p.from <= b.to)
  const isUsed = usedNumbers(state.all('documents')).some(
    (n) => n.prefix === p.prefix && n.year === p.year && n.serial >= p.from && n.serial <= p.to,
  )
  return overlaps || isUsed ? refuse('number/block-taken') : FINE
}

/** What every paper of this kind would stumble over is not taken. */
function checkScheme(kind: KindDefinition): Verdict {
  if (kind.scheme.length === 0 && kind.forms[0] !== 'sheet') return refuse('kind/no-part')
  const [ofAttachment] = attachmentFaults(kind)
  if (ofAttachment !== undefined) return refuse('kind/bad-template', { part: '附件', found: ofAttachment })
  const [fault] = schemeFaults(kind)
  if (fault === undefined) return FINE
  const part = kind.scheme[fault.index]?.label ?? ''
  return refuse('kind/bad-template', { part, found: fault.found })
}

export const kindChecks: Checks<TypesOf<'kind'> | TypesOf<'device'> | TypesOf<'number-block'>> = {
  'kind/set': (state, p) =>
    all(
      () =>
        p.kind.numberPrefix.value === '' || isNumberPrefix(p.kind.numberPrefix.value)
          ? FINE
          : refuse('document/number-malformed', { text: p.kind.numberPrefix.value }),
      () =>
        areDistinct(p.kind.fields.map(({ id }) => id)) && areDistinct(p.kind.terms.map(({ id }) => id))
          ? FINE
          : refuse('kind/duplicate-field'),
      () => checkScheme(p.kind),
      () =>
        // Two kinds of one prefix would share a series.
        p.kind.numberPrefix.value !== '' &&
        state
          .all('kinds')
          .some(({ id, kind }) => id !== p.kind.id && kind.numberPrefix.value === p.kind.numberPrefix.value)
          ? refuse('kind/prefix-taken')
          : FINE,
    ),
  'kind/retired': (state, p) => (state.find('kinds', p.kind.id)?.retiredAt ? refuse('kind/retired') : FINE),
  'kind/reinstated': (state, p) =>
    state.find('kinds', p.kindId)?.retiredAt ? FINE : refuse('kind/not-retired'),

  'device/attached': () => FINE,
  'device/numbering-set': (state) => (state.find('devices', DEVICE_ID) ? FINE : refuse('device/unknown')),
  'number-block/given': (state, p) =>
    all(
      () => soundBlock(p),
      () => (state.find('numberBlocks', p.blockId) ? refuse('number/block-taken') : FINE),
      () => isFree(state, p),
      () =>
        state.find('devices', DEVICE_ID)?.code === p.deviceCode ? refuse('number/block-for-itself') : FINE,
      () => (state.find('devices', DEVICE_ID)?.mode === 'blocks' ? refuse('number/not-register') : FINE),
    ),
  'number-block/received': (state, p) =>
    all(
      () => soundBlock(p),
      () => (state.find('numberBlocks', p.blockId) ? refuse('number/block-taken') : FINE),
      () => isFree(state, p),
      () =>
        state.find('devices', DEVICE_ID)?.code === p.deviceCode ? FINE : refuse('number/block-not-for-here'),
      // A laptop that goes on counting by itself in every other series would take numbers of the register.
      () => (state.find('devices', DEVICE_ID)?.mode === 'blocks' ? FINE : refuse('number/still-register')),
    ),
  'number-block/closed': (state, p) => {
    const block = state.find('numberBlocks', p.blockId)
    if (!block) return refuse('number/block-unknown')
    return block.closed === null ? FINE : refuse('number/block-closed')
  },
}
