/** What is unsound about a scoring standard, for the person who imports or adopts it. */
import type { ErrorParams } from '@shared/lib/app-error'
import { formatCenti } from '@shared/lib/decimal'

export const standardMessages = {
  'standard/points-do-not-add-up': ({ sumCenti, totalCenti }: ErrorParams) =>
    `各评查项分值合计 ${formatCenti(Number(sumCenti))} 分，应为 ${formatCenti(Number(totalCenti))} 分。`,
  'standard/id-repeated': ({ id }: ErrorParams) => `编号 ${id} 重复。`,
  'standard/section-missing': ({ itemId, section }: ErrorParams) =>
    `评查项 ${itemId} 所属的部分 ${section} 没有列出。`,
  'standard/section-empty': ({ section }: ErrorParams) => `部分 ${section} 下没有评查项。`,
  'standard/grades-not-falling-to-zero': () => '等次应当从高到低排列，最低一档从 0 分起。',
  'standard/grade-repeated': ({ name }: ErrorParams) => `等次名称“${name}”重复。`,
  'standard/cap-exceeds-points': ({ itemId, capCenti, pointsCenti }: ErrorParams) =>
    `评查项 ${itemId} 封顶 ${formatCenti(Number(capCenti))} 分，超过分值 ${formatCenti(Number(pointsCenti))} 分。`,
  'standard/rule-exceeds-item': ({ itemId, ruleId }: ErrorParams) =>
    `评查项 ${itemId} 的扣分规则 ${ruleId} 超过本项分值。`,
  'standard/rule-of-other-item': ({ itemId, ruleId }: ErrorParams) =>
    `评查项 ${itemId} 下的扣分规则编号 ${ruleId} 不属于本项。`,
  'standard/off-step': ({ itemId, stepCenti }: ErrorParams) =>
    `评查项 ${itemId} 的分值应为 ${formatCenti(Number(stepCenti))} 分的整数倍。`,
  'standard/rule-unreadable': ({ itemId, part }: ErrorParams) =>
    `评查项 ${itemId} 的扣分规则“${part}”读不出扣几分，应写成“……扣1”的样子。`,
  'standard/form-too-old': () =>
    '标准用到了第二版格式的内容（区间扣分、缺项条件、部分最低分、双人规则等），格式版本应为 2。',
  'standard/days-reversed': ({ effectiveFrom, effectiveTo }: ErrorParams) =>
    `标准的失效日期 ${effectiveTo} 早于生效日期 ${effectiveFrom}。`,
  'standard/derived-from-itself': ({ id, edition }: ErrorParams) =>
    `标准 ${id}（版本 ${edition}）不能由自己修订而来，请改用新的编号或版本。`,
  'standard/grade-unknown': ({ section, grade }: ErrorParams) =>
    `部分 ${section} 的最低分写明等次不得高于“${grade}”，但等次表中没有这一等次。`,
  'standard/range-unsound': ({ itemId, ruleId }: ErrorParams) =>
    `评查项 ${itemId} 的扣分规则 ${ruleId}：预填的扣分应在区间之内，区间应从小到大。`,
  'standard/na-not-allowed': ({ itemId }: ErrorParams) =>
    `${itemId} 不是可缺项，却写了缺项条件。请改为可缺项，或删去条件。`,
  'standard/na-value-missing': ({ itemId, factKey }: ErrorParams) =>
    `${itemId} 的缺项条件（${factKey}）没有写要比较的值。`,
} as const satisfies Record<string, (params: ErrorParams) => string>
