import type { DueCounts } from '../../data/dues'

/** 有 3 项今天到期、2 项已超期；empty when nothing is. */
export function dueSentence({ over, today, soon }: DueCounts): string {
  const late = [today > 0 ? `${today} 项今天到期` : '', over > 0 ? `${over} 项已超期` : '']
    .filter(Boolean)
    .join('、')
  if (late === '') return soon > 0 ? `有 ${soon} 项临近到期` : ''
  return `有 ${late}${soon > 0 ? `，另有 ${soon} 项临近到期` : ''}`
}
