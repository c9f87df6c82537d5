/** Changes to a kind as it is edited, and what must be mended before it can be saved. Pure. */
import { EACH_NAMES, FACT_NAMES, schemeFaults } from '@shared/domain/document/fact-names'
import { KindDefinition, type Each, type KindField, type SchemePart } from '@shared/domain/document/kind'
import { isNumberPrefix } from '@shared/domain/document/number'

export type KindProblem = { readonly section: SectionName; readonly words: string }
export type SectionName = 'basic' | 'number' | 'fields' | 'scheme' | 'terms' | 'approval' | 'follow-up'

export const SECTION_LABELS: Readonly<Record<SectionName, string>> = {
  basic: '基本和版式',
  number: '文号与发文机关',
  fields: '字段',
  scheme: '段落方案',
  terms: '期限',
  approval: '审批步骤',
  'follow-up': '跟进',
}

const SLUG = /^[a-z][a-z0-9-]{0,39}$/

/** In the order of the sections; empty: it can be saved. */
export function problemsOf(kind: KindDefinition, others: readonly KindDefinition[]): readonly KindProblem[] {
  const found = [
    ...basicProblems(kind, others),
    ...fieldProblems(kind),
    ...schemeProblems(kind),
    ...termProblems(kind),
    ...approvalProblems(kind),
  ]
  if (found.length > 0 || KindDefinition.safeParse(kind).success) return found
  return [{ section: 'basic', words: '有的内容太长或写法不对，请检查各项。' }]
}

function basicProblems(kind: KindDefinition, others: readonly KindDefinition[]): readonly KindProblem[] {
  const prefix = kind.numberPrefix.value.trim()
  const twin = others.find(({ id, numberPrefix }) => id !== kind.id && numberPrefix.value === prefix)
  const sameTitle = others.some(({ id, title }) => id !== kind.id && title === kind.title.trim())
  return [
    ...problem(kind.title.trim() === '', 'basic', '请填写文书名称。'),
    ...problem(sameTitle && kind.title.trim() !== '', 'basic', '已有同名的文书种类，请换一个名称。'),
    ...problem(kind.shortName.trim() === '', 'basic', '请填写简称。'),
    ...problem(kind.forms.length === 0, 'basic', '至少选一种格式。'),
    ...problem(kind.subjects.length === 0, 'basic', '至少选一种起草依据。'),
    ...problem(kind.issuer.value.trim() === '', 'number', '请填写发文机关。'),
    ...problem(
      prefix !== '' && !isNumberPrefix(prefix),
      'number',
      '机关代字应为2至20个汉字，末尾不加“第”；没有文号的种类留空。',
    ),
    ...problem(
      prefix !== '' && twin !== undefined,
      'number',
      `机关代字“${prefix}”已由“${twin?.title ?? ''}”使用，两种文书不能共用一个文号序列。`,
    ),
  ]
}

const problem = (isWrong: boolean, section: SectionName, words: string): readonly KindProblem[] =>
  isWrong ? [{ section, words }] : []

function fieldProblems({ fields }: KindDefinition): readonly KindProblem[] {
  const ids = fields.map(({ id }) => id)
  return [
    ...problem(new Set(ids).size !== ids.length, 'fields', '有两个字段的标识相同，请改成不同的。'),
    ...fields.flatMap(({ id, label, type, options }, index) => [
      ...problem(label.trim() === '', 'fields', `第${index + 1}个字段没有名称。`),
      ...problem(
        !SLUG.test(id),
        'fields',
        `字段“${label || index + 1}”的标识只能用小写字母、数字和短横，以字母开头。`,
      ),
      ...problem(
        type === 'choice' && options.length === 0,
        'fields',
        `字段“${label || index + 1}”是选择项，请写出可选的内容。`,
      ),
    ]),
  ]
}

function schemeProblems(kind: KindDefinition): readonly KindProblem[] {
  const isSheet = kind.forms.length === 1 && kind.forms[0] === 'sheet'
  return [
    ...problem(kind.scheme.length === 0 && !isSheet, 'scheme', '段落方案是空的，请至少写一段。'),
    ...kind.scheme.flatMap(({ role }, index) =>
      problem(!SLUG.test(role), 'scheme', `第${index + 1}段的作用只能用小写字母、数字和短横，以字母开头。`),
    ),
    ...schemeFaults(kind).map(({ index, kind: fault, found }): KindProblem => {
      const words =
        fault === 'brackets'
          ? `第${index + 1}段的括号没有成对：${found}`
          : `第${index + 1}段用了不认识的名称“${found}”，请从“插入”里选。`
      return { section: 'scheme', words }
    }),
  ]
}

function termProblems({ terms }: KindDefinition): readonly KindProblem[] {
  const ids = terms.map(({ id }) => id)
  return [
    ...problem(new Set(ids).size !== ids.length, 'terms', '有两个期限的标识相同，请改成不同的。'),
    ...terms.flatMap(({ id, label }, index) => [
      ...problem(label.trim() === '', 'terms', `第${index + 1}个期限没有名称。`),
      ...problem(!SLUG.test(id), 'terms', `第${index + 1}个期限的标识写法不对。`),
    ]),
  ]
}

/** What the guard asks of whoever approves and signs (events/checks/roles.ts). */
function approvalProblems({ approval }: KindDefinition): readonly KindProblem[] {
  const last = approval.length - 1
  return [
    ...problem(approval.length === 0, 'approval', '至少要有签发这一步。'),
    ...approval.flatMap(({ label, roles }, index) => {
      const isSign = index === last
      const canAct = roles.some((role) => role === 'leader' || (!isSign && role === 'rechecker'))
      const words = isSign
        ? `“${label}”是签发，须有“组长”。`
        : `“${label}”须有“组长”或“复核”中的一个，否则没有人能通过。`
      return [
        ...problem(label.trim() === '', 'approval', `第${index + 1}步没有名称。`),
        ...problem(!canAct, 'approval', words),
      ]
    }),
  ]
}

/** A kind of one's own, made like another: everything is to be confirmed anew. */
export function copyKind(
  kind: KindDefinition,
  id: string,
  {
    title,
    shortName,
    prefix,
  }: { readonly title: string; readonly shortName: string; readonly prefix: string },
): KindDefinition {
  const again = <T extends { readonly isConfirmed: boolean }>(claim: T): T => ({
    ...claim,
    isConfirmed: false,
  })
  return {
    ...kind,
    ...{ id, title: title.trim(), shortName: shortName.trim(), provenance: 'proposal' },
    numberPrefix: { value: prefix.trim(), provenance: 'proposal', isConfirmed: false },
    issuer: again(kind.issuer),
    signatory: again(kind.signatory),
    sealName: again(kind.sealName),
    basisText: again(kind.basisText),
    terms: kind.terms.map(again),
  }
}

/** Without what the list adds to it. */
export const plainKind = (kind: KindDefinition): KindDefinition => KindDefinition.parse(kind)

export const newField = (taken: readonly string[]): KindField => ({
  ...{ id: freshSlug('field', taken), label: '', type: 'text', isRequired: false, hint: '', options: [] },
})

export const newPart = (): SchemePart => ({
  ...{ role: 'added', level: 'body', each: 'once', text: '', isRequired: false, label: '' },
  provenance: 'proposal',
})

export const newTerm = (taken: readonly string[]): KindDefinition['terms'][number] => ({
  ...{ id: freshSlug('term', taken), label: '', days: 15, unit: 'days', from: 'received', alarms: [-3, 0] },
  ...{ provenance: 'proposal', isConfirmed: false },
})

export function freshSlug(word: string, taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`${word}-${number}`)) number += 1
  return `${word}-${number}`
}

/** The item moved one place; the same list where it cannot move. */
export function moved<T>(list: readonly T[], index: number, step: -1 | 1): readonly T[] {
  const item = list[index]
  const to = index + step
  if (item === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(index, 1).toSpliced(to, 0, item)
}

export const EACH_LABELS: Readonly<Record<Each, string>> = {
  once: '写一段',
  fault: '每个问题一段',
  advice: '每条建议一段',
  'law-result': '每条核查结论一段',
  party: '争议各方每方一段',
  material: '每份材料一段',
  requirement: '每条要求一段',
}

/** Names a template of this kind may ask for, in words. */
export function insertable(
  kind: Pick<KindDefinition, 'fields' | 'terms'>,
  each: Each,
): readonly { readonly group: string; readonly items: readonly { value: string; label: string }[] }[] {
  const items = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }))
  return [
    {
      group: '编号',
      items: [
        { value: 'n', label: '1. 2. 3.' },
        { value: 'cn', label: '一、二、三、' },
      ],
    },
    { group: EACH_LABELS[each], items: items(EACH_NAMES[each]) },
    {
      group: '本种类的字段和期限',
      items: [
        ...kind.fields.map(({ id, label }) => ({ value: id, label: label || id })),
        ...kind.terms.map(({ id, label }) => ({ value: `term.${id}`, label: `${label || id}期限` })),
      ],
    },
    // The nearest meaning of a name wins; a list may hold each name once.
    {
      group: '通用',
      items: items(FACT_NAMES).filter(
        ({ value }) => !Object.hasOwn(EACH_NAMES[each], value) && !kind.fields.some(({ id }) => id === value),
      ),
    },
  ].filter((group) => group.items.length > 0)
}
