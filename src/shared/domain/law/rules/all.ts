/** Every rule, P, Q, X, T, then the order of the papers. */
import { EXECUTION_RULES } from './execution'
import { MEASURE_RULES } from './measures'
import { LICENCE_RULES } from './licence'
import { ORDER_RULES } from './order'
import { PENALTY_RULES_A } from './penalty-a'
import { PENALTY_RULES_B } from './penalty-b'
import type { Rule } from './rule'
import { TRANSFER_RULES } from './transfer'

export const RULES: readonly Rule[] = [
  ...PENALTY_RULES_A,
  ...PENALTY_RULES_B,
  ...MEASURE_RULES,
  ...EXECUTION_RULES,
  ...LICENCE_RULES,
  ...TRANSFER_RULES,
  ...ORDER_RULES,
]
