/**
 * What the stand-alone page says of a proof, line by line, as plain data: no document here, so that a test reads
 * the very lines a person does. Stated steps come from a stranger's file and may be anything.
 */
import {
  checkProof,
  type CheckedRound,
  type ProofCheck,
  type ProofDifference,
} from '@shared/domain/scoring/check-proof'
import type { ScoringStandard } from '@shared/domain/checklist/standard'
import type { ScoreProof } from '@shared/domain/scoring/proof'
import type { ScoreStep } from '@shared/domain/scoring/score-result'
import { formatTenths } from '@shared/lib/decimal'
import { describeNotice, describeStepInFull } from '@shared/messages/scoring'
import { nameOfPath, sayValue } from './words'

export type Line = {
  readonly text: string
  /** `null`: a fact shown, nothing to compare. */
  readonly isEqual: boolean | null
  /** What the proof states instead; empty when equal. */
  readonly stated: string
}

export type Block = { readonly title: string; readonly lines: readonly Line[] }

export type Verdict = {
  readonly kind: 'equal' | 'different' | 'unreadable'
  readonly headline: string
  readonly blocks: readonly Block[]
}

const UNREADABLE = {
  'not-json': '这不是评分凭证：内容不是有效的 JSON 文本。请确认选择的是导出的“评分凭证”文件。',
  'other-version': '这份评分凭证的格式版本与本页不符。请使用与凭证同一版本程序附带的核对页。',
  'not-a-proof': '这不是完整的评分凭证：缺少内容，或内容不符合格式。无法核对。',
} as const

export function verdictOf(json: unknown): Verdict {
  const check = checkProof(json)
  const { proof, unreadable } = check
  if (!proof) {
    return { kind: 'unreadable', headline: UNREADABLE[unreadable ?? 'not-a-proof'], blocks: [] }
  }
  const blocks = [
    caseBlock(proof),
    ...check.rounds.map((round, index) => roundBlock(check, round, index)),
    ...comparisonBlocks(check),
    ...panelBlocks(proof),
    ...outcomeBlocks(check),
    ...differenceBlocks(check),
  ]
  return check.equal
    ? { kind: 'equal', headline: '一致：按凭证所载标准和评查记录重新计算，结果与凭证完全相同。', blocks }
    : {
        kind: 'different',
        headline: `不一致：有 ${check.differences.length} 处与重新计算的结果不同，详见下面标明“不一致”的各行。`,
        blocks,
      }
}

const fact = (label: string, value: string): Line => ({
  ...{ text: `${label}：${value === '' ? '—' : value}`, isEqual: null, stated: '' },
})

function caseBlock({ caseFile, standards, madeAt, appVersion }: ScoreProof): Block {
  return {
    title: '案卷',
    lines: [
      fact('案卷名称', caseFile.title),
      fact('被评查单位', caseFile.agency),
      fact('当事人', caseFile.party),
      fact('决定书文号', caseFile.decisionNumber),
      ...caseFile.files.map(({ name, pageCount, sha256 }) =>
        fact('卷内文件', `${name}，${pageCount} 页，${sha256}`),
      ),
      ...standards.map(({ standard, sha256 }) =>
        fact('评分标准', `${standard.name}（${standard.id}，版本 ${standard.edition}），${sha256}`),
      ),
      fact('凭证生成', `${madeAt}，程序版本 ${appVersion}`),
    ],
  }
}

function roundBlock({ differences }: ProofCheck, checked: CheckedRound, index: number): Block {
  const { round, standard, result } = checked
  const title = `${round.round}：${round.reviewer}${round.submittedAt === null ? '（尚未提交）' : ''}`
  if (!standard || !result) {
    const stated = `凭证中没有指纹为 ${round.standardSha256} 的评分标准`
    return { title, lines: [{ text: '评分标准', isEqual: false, stated }] }
  }
  const places = new Map(round.findings.map((finding) => [finding.id, finding.places.join('、')]))
  const statedSteps = readArray(round.result, 'trace')
  const sayStep = (step: ScoreStep): string => describeStepInFull(step, (id) => places.get(id) ?? '')
  const inTrace = `rounds[${index}].result.trace`
  return {
    title,
    lines: [
      fact('评分标准', `${standard.name}（${standard.id}）`),
      ...result.trace.map((step, at) => {
        const path = `${inTrace}[${at}]`
        const isEqual = !differences.some((entry) => isWithin(entry.path, path))
        return { text: sayStep(step), isEqual, stated: isEqual ? '' : sayStated(statedSteps[at], sayStep) }
      }),
      ...statedSteps.slice(result.trace.length).map((step) => ({
        ...{ text: '（重新计算没有这一步）', isEqual: false, stated: sayStated(step, sayStep) },
      })),
      totalLine(differences, `rounds[${index}]`, checked),
      ...result.notices.map((notice) => fact('提示', describeNotice(notice))),
    ],
  }
}

/** Everything of the round that is not in a line of its own: totals, items, what was kept at submission. */
function totalLine(
  differences: readonly ProofDifference[],
  path: string,
  { standard, result }: CheckedRound,
): Line {
  const within = differences.filter((entry) => entry.path.startsWith(`${path}.`))
  const isTraceDifferent = within.some((entry) => entry.path.startsWith(`${path}.result.trace`))
  // The steps of an item are those of the working above: said once.
  const own = within.filter(({ path: at }) => {
    return !at.startsWith(`${path}.result.trace`) && !(isTraceDifferent && at.includes('.steps['))
  })
  const { scoreTenths = null, grade = null } = result ?? {}
  const score = scoreTenths === null ? '不计分' : `${formatTenths(scoreTenths)} 分`
  return {
    text: `本轮结果：${score}，等次 ${grade ?? '不评等次'}`,
    isEqual: own.length === 0,
    stated: own.map((entry) => sayDifference(entry, standard)).join('；'),
  }
}

function comparisonBlocks({ comparison, proof, differences, rounds }: ProofCheck): Block[] {
  if (!proof?.comparison) return []
  const { reviewA } = proof.comparison
  const standard = rounds.find(({ round }) => round.reviewId === reviewA)?.standard ?? null
  const own = differences.filter((entry) => entry.path.startsWith('comparison.'))
  const said = own.map((entry) => sayDifference(entry, standard))
  const difference = comparison?.differenceTenths
  const apart =
    difference === null || difference === undefined ? '无法比较' : `相差 ${formatTenths(difference)} 分`
  const agreed = comparison?.agreedTenths
  const result =
    comparison?.outcome === 'agreed' && agreed !== null && agreed !== undefined
      ? `两人一致，得分 ${formatTenths(agreed)} 分，等次 ${comparison.agreedGrade ?? '不评等次'}`
      : '须合议'
  const isEqual = own.length === 0
  return [
    {
      title: '初评A与初评B比对',
      lines: [{ text: `${apart}，${result}`, isEqual, stated: said.join('；') }],
    },
  ]
}

function panelBlocks({ panel }: ScoreProof): Block[] {
  if (!panel) return []
  return [
    {
      title: '合议',
      lines: [
        fact('日期', panel.on),
        fact('成员', panel.members.join('、')),
        fact('决定人', panel.decider),
        fact('理由', panel.reason),
        ...panel.decisions.map(({ itemId, follows, reason }) =>
          fact(itemId, `${follows === 'own' ? '另行评定' : `采纳初评${follows}`}，${reason}`),
        ),
        ...panel.dissents.map(({ person, itemId, text }) =>
          fact(`${person}保留意见`, `${itemId ?? ''} ${text}`.trim()),
        ),
      ],
    },
  ]
}

function outcomeBlocks({ proof, differences }: ProofCheck): Block[] {
  if (!proof?.outcome) return []
  const { from, scoreTenths, grade } = proof.outcome
  const own = differences.filter((entry) => entry.path.startsWith('outcome.'))
  const score = scoreTenths === null ? '不计分' : `${formatTenths(scoreTenths)} 分`
  const text = `现行结果（${from === 'A+B' ? '双人一致' : from}）：${score}，等次 ${grade === '' ? '不评等次' : grade}`
  const isEqual = own.length === 0
  return [
    {
      title: '结果',
      lines: [{ text, isEqual, stated: own.map((entry) => sayDifference(entry)).join('；') }],
    },
  ]
}

/** Nothing may be different and unsaid: what belongs to no block above stands here. */
function differenceBlocks({ differences }: ProofCheck): Block[] {
  const own = differences.filter(({ path }) => path.startsWith('standards['))
  if (own.length === 0) return []
  return [
    {
      title: '评分标准的指纹',
      lines: own.map((entry) => ({
        ...{ text: '按凭证所载标准重新计算的指纹', isEqual: false, stated: sayDifference(entry) },
      })),
    },
  ]
}

function sayDifference(
  { path, stated, computed }: ProofDifference,
  standard: ScoringStandard | null = null,
): string {
  if (path.includes('.findings.')) return `编号 ${path.split('.').at(-1) ?? ''} 的扣分或否决没有写明页码`
  const rows = path.startsWith('comparison.')
    ? [...(standard?.items ?? []), ...(standard?.vetoes ?? [])]
    : (standard?.items ?? [])
  return `${nameOfPath(path, (index) => rows[index]?.id)}：凭证写明 ${sayValue(path, stated)}，重新计算为 ${sayValue(path, computed)}`
}

function sayStated(step: unknown, sayStep: (step: ScoreStep) => string): string {
  if (step === undefined) return '凭证中没有这一步'
  try {
    return `凭证写明：${sayStep(step as ScoreStep)}`
  } catch {
    return `凭证写明：${JSON.stringify(step)}`
  }
}

function isWithin(path: string, branch: string): boolean {
  return path === branch || path.startsWith(`${branch}.`) || path.startsWith(`${branch}[`)
}

function readArray(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !(key in value)) return []
  const found = (value as Readonly<Record<string, unknown>>)[key]
  return Array.isArray(found) ? found : []
}
