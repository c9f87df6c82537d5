/** The guard asks the same question as the screens (domain/loop/access.ts). */
export { CLUE_ROLES, mayHandleClues } from '@shared/domain/loop/access'
