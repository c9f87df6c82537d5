/** What the tables of the shipped editions do not hold: names, grades, sources, and where it all comes from. */
import type { Provenance, Source } from '../../src/shared/domain/checklist/provenance'
import {
  DEFAULT_TWO_REVIEWERS,
  type ScoringStandard,
  type TwoReviewersRule,
} from '../../src/shared/domain/checklist/standard'

export const OURS = '本项目建议，未经任何机关发布'

export type StandardHeader = {
  readonly id: string
  readonly v: 1 | 2
  readonly name: string
  readonly edition: string
  readonly caseType: ScoringStandard['caseType']
  readonly provenance: readonly Provenance[]
  readonly sources: readonly Source[]
  /** Which found veto lists name the same ground; a row without an entry is our own proposal. */
  readonly vetoPatterns: Readonly<Record<string, string>>
  readonly twoReviewers?: TwoReviewersRule
  readonly sameFactOnce?: boolean
  readonly derivedFrom?: { readonly id: string; readonly edition: string }
}

const TITLES = {
  S3: 'DB32/T 4181-2021 行政执法案卷制作及评查规范（江苏，仅见目录）',
  S4: '北京市行政处罚案卷标准和评查评分细则（2016版）',
  S6: '北京市宣武区行政许可案卷评查细则（试行）',
  S7: '浙江省一般程序行政处罚案卷评查标准（试行）',
  S8: '株洲市适用一般程序行政处罚案卷计分标准',
  S9: '测绘地理信息行政处罚案卷评查标准',
  S10: '四川省建设监察执法案件卷宗评查表',
  S19: '行政处罚案卷评查评分细则（试行）（发布机关未载明）',
  S20: '行政处罚案卷评分标准（城市未载明）',
  S22: '行政许可、行政处罚案卷评查内容和标准',
  S23: '行政许可案卷自评表',
  S30: '以文书标准化为抓手 规范行政检查全流程（司法部官网，2025年5月8日）',
  S31: '涉企行政检查“五个严禁”“八个不得”报道',
  S32: '国务院办公厅《关于严格规范涉企行政检查的意见》报道',
} as const
type SourceId = keyof typeof TITLES

const sources = (...ids: readonly SourceId[]): Source[] => ids.map((id) => ({ id, title: TITLES[id] }))

const about = (mark: Provenance['mark'], source: string): Provenance => ({ about: 'standard', mark, source })

const POINTS = about('P', `条目、分值和缺省否决方式 B：${OURS}`)
const ARITHMETIC = [
  about('F', '满分一百分：S4、S6 至 S9'),
  about('F', '等次九十分、六十分：S6'),
  about('F', '每项扣完为止：S9、S20'),
  about('K', '合理缺项折算公式：通行做法，未查到文本'),
  about('P', `保留一位小数、四舍五入，适用满分低于六十分提示：${OURS}`),
]
const FORM_2 = [
  about('P', `双人评查：相差不超过五分且等次、否决相同的取平均：${OURS}`),
  about('P', `查阅文书和缺项条件只供提示，不影响得分：${OURS}`),
]
/** S6 to S9 are what `ARITHMETIC` names. */
const FOUNDATION = ['S4', 'S6', 'S7', 'S8', 'S9'] as const

const SUBJECT = 'S7 S8 S9 S10：实施主体不合法、超越职权、无依据或超范围委托'
const OFFICERS = 'S7 S9：执法人员无执法资格（S8 仅扣2分）；S9：执法人员少于2人'
const PARTY = 'S7 S8 S19：被处罚对象认定错误'
const FACTS = 'S8 S9 S19：事实不清、主要证据不足或错误'
const RANGE = 'S19：超出法定种类或幅度'

const PENALTY_VETOES = {
  'PT-V01': SUBJECT,
  'PT-V02': OFFICERS,
  'PT-V03': PARTY,
  'PT-V04': FACTS,
  'PT-V05': 'S9 S19：定性不准、适用法律错误、依据失效',
  'PT-V06': RANGE,
  'PT-V10': 'S9：应当移送司法机关未移送',
  'PT-V11': 'S8：超过追责时效仍处罚',
  'PT-V12': 'S9 S19：程序违法、程序倒置、主要程序无文书',
  'PT-V13': 'S19：主要对外文书未盖章、盖内设机构章',
}

const PENALTY: StandardHeader = {
  ...{ id: 'CF-PT-2026.1', v: 1, edition: '2026.1', caseType: '处罚普通' },
  name: '行政处罚（普通程序）案卷评查标准',
  provenance: [POINTS, ...ARITHMETIC],
  sources: sources(...FOUNDATION, 'S10', 'S19', 'S20'),
  vetoPatterns: PENALTY_VETOES,
}

const FORM_2_RULES = { v: 2, twoReviewers: DEFAULT_TWO_REVIEWERS, sameFactOnce: false } as const

export const STANDARD_HEADERS: readonly StandardHeader[] = [
  PENALTY,
  {
    ...PENALTY,
    ...FORM_2_RULES,
    ...{ id: 'CF-PT-2026.2', edition: '2026.2' },
    derivedFrom: { id: 'CF-PT-2026.1', edition: '2026.1' },
    provenance: [POINTS, ...ARITHMETIC, ...FORM_2],
  },
  {
    ...FORM_2_RULES,
    ...{ id: 'CF-JY-2026.1', edition: '2026.1', caseType: '处罚简易' },
    name: '行政处罚（简易程序）案卷评查标准',
    provenance: [
      POINTS,
      about('P', `未查到简易程序的计分表，部分的划分仿照普通程序：${OURS}`),
      ...ARITHMETIC,
      ...FORM_2,
    ],
    sources: sources(...FOUNDATION, 'S10', 'S19', 'S20'),
    vetoPatterns: {
      'JY-V01': `${SUBJECT}（普通程序标准）`,
      'JY-V02': `${OFFICERS}（普通程序标准）`,
      'JY-V03': `${RANGE}（普通程序标准）`,
      'JY-V04': `${FACTS}（普通程序标准）`,
      'JY-V05': `${PARTY}（普通程序标准）`,
    },
  },
  {
    ...FORM_2_RULES,
    ...{ id: 'CF-XK-2026.1', edition: '2026.1', caseType: '许可' },
    name: '行政许可案卷评查标准',
    provenance: [
      POINTS,
      about('F', '许可案卷按部分计分：S22 受理15、审查44，S23 申请受理12、听证32；本表分值与之不同'),
      about('F', '合法性缺陷扣一百分：S6'),
      ...ARITHMETIC,
      ...FORM_2,
    ],
    sources: sources(...FOUNDATION, 'S20', 'S22', 'S23'),
    vetoPatterns: {},
  },
  {
    ...FORM_2_RULES,
    ...{ id: 'CF-QZ-2026.1', edition: '2026.1', caseType: '强制' },
    name: '行政强制（措施和执行）案卷评查标准',
    provenance: [
      POINTS,
      about('P', `未查到行政强制措施的计分表；S3 附录只涉及强制执行，且未见正文：${OURS}`),
      ...ARITHMETIC,
      ...FORM_2,
    ],
    sources: sources('S3', ...FOUNDATION, 'S20'),
    vetoPatterns: {},
  },
  {
    ...FORM_2_RULES,
    ...{ id: 'CF-JC-2026.1', edition: '2026.1', caseType: '检查' },
    name: '行政检查案卷评查标准',
    provenance: [
      POINTS,
      about('P', `未查到任何行政检查计分表：${OURS}`),
      about('F', '条目按审批、通知、实施、记录、反馈的流程排列：S30；涉企检查的要求见 S31 S32 的报道'),
      ...ARITHMETIC,
      ...FORM_2,
    ],
    sources: sources(...FOUNDATION, 'S20', 'S30', 'S31', 'S32'),
    vetoPatterns: {},
  },
]
