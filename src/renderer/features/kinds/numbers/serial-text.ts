/** What became of one serial, in words. Pure. */
import type { SerialState } from '@shared/domain/document/number-register'

export type SerialText = { readonly word: string; readonly note: string }

export function serialText(state: SerialState): SerialText {
  switch (state.kind) {
    case 'used':
      return { word: '已用', note: `${state.title}，${state.issuedOn}成文` }
    case 'void':
      return { word: '作废', note: `${state.title}，理由：${state.reason || '没有写'}` }
    case 'given':
      return { word: '已分出', note: `分给 ${state.block.deviceCode}` }
    case 'own':
      return state.isUsable
        ? { word: '未用', note: '本机号段' }
        : { word: '不可用', note: '号段属于本机原来的编码，不能再用' }
    case 'closed':
      return { word: '停用', note: `号段停用，理由：${state.reason}` }
    case 'elsewhere':
      return { word: '不在本机', note: '由登记机或者其他电脑使用' }
    case 'unexplained':
      return { word: '原因不明', note: '记录里没有这个文号的去向，请查明后登记' }
  }
}

export type SerialGroup = { readonly from: string; readonly to: string; readonly count: number } & SerialText

/** Neighbours of one fate as one line: a block of thirty serials is one thing to read. */
export function groupSerials(
  rows: readonly { readonly text: string; readonly state: SerialState }[],
): readonly SerialGroup[] {
  const groups: SerialGroup[] = []
  for (const { text, state } of rows) {
    const { word, note } = serialText(state)
    const last = groups.at(-1)
    const isSingle = state.kind === 'used' || state.kind === 'void'
    if (last && !isSingle && last.word === word && last.note === note)
      groups[groups.length - 1] = { ...last, to: text, count: last.count + 1 }
    else groups.push({ from: text, to: text, count: 1, word, note })
  }
  return groups
}
