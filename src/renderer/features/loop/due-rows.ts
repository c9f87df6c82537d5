/** The due list in groups a person thinks in, searched in memory. Pure. */
import type { Due, DueLevel } from '@shared/domain/loop/clocks'

export const DUE_LEVELS: readonly { readonly level: DueLevel; readonly name: string }[] = [
  { level: 'over', name: '已超期' },
  { level: 'today', name: '今天到期' },
  { level: 'soon', name: '临近到期' },
  { level: 'later', name: '以后' },
]

export type DueFilter = { readonly text: string; readonly whose: Due['whose'] | '' }

export type DueGroup = { readonly level: DueLevel; readonly name: string; readonly dues: readonly Due[] }

/** Groups without a row are left out. */
export function groupDues(dues: readonly Due[], filter: DueFilter): readonly DueGroup[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const shown = dues
    .filter(({ whose }) => filter.whose === '' || whose === filter.whose)
    .filter(({ what, about }) => words.every((word) => `${what} ${about}`.toLowerCase().includes(word)))
  return DUE_LEVELS.map(({ level, name }) => ({
    ...{ level, name },
    dues: shown.filter((due) => due.level === level),
  })).filter((group) => group.dues.length > 0)
}
