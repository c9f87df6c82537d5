/** Who sees and handles 问题线索: the named role, and the leader who answers for it. */
import type { Actor, Role } from '@shared/domain/people/person'

export const CLUE_ROLES: readonly Role[] = ['clue', 'leader']

export const mayHandleClues = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  CLUE_ROLES.some((role) => roles.includes(role))
