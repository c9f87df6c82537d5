import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { CASE_TYPE_NAMES, CaseType } from '@shared/domain/case-file/case-file'
import type { StandardDraft } from '@shared/domain/checklist/draft'
import { DEFAULT_TWO_REVIEWERS, type TwoReviewersRule } from '@shared/domain/checklist/standard'
import { twoReviewersText } from '@shared/domain/checklist/diff'
import { PointsInput } from './NumberFields'
import type { DraftEditing } from './use-draft'
import classes from './standards.module.css'

/** Name, edition and days; total and step; grades; two reviewers. */
export function SettingsTab({ editing }: { readonly editing: DraftEditing }) {
  const patch = (change: Partial<StandardDraft>, field = ''): void =>
    editing.edit((now) => ({ ...now, ...change }), field)
  return (
    <Stack gap="lg" maw={860} onBlur={editing.leaveField}>
      <HeadFields draft={editing.draft} patch={patch} />
      <GradeFields draft={editing.draft} patch={patch} />
      <TwoReviewersFields draft={editing.draft} patch={patch} />
    </Stack>
  )
}

type FieldsProps = {
  readonly draft: StandardDraft
  readonly patch: (change: Partial<StandardDraft>, field?: string) => void
}

const TEXTS = [
  { name: 'name', label: '标准名称', maxLength: 200 },
  { name: 'issuer', label: '发布机关', maxLength: 100 },
  { name: 'id', label: '标准编号', maxLength: 40 },
  { name: 'edition', label: '版次', maxLength: 40 },
] as const
const DAYS = [
  { name: 'effectiveFrom', label: '生效日期' },
  { name: 'effectiveTo', label: '失效日期（可空）' },
] as const
const POINTS = [
  { name: 'totalCenti', label: '满分' },
  { name: 'stepCenti', label: '最小扣分单位' },
  { name: 'naWarnBelowCenti', label: '适用满分低于此分时提示' },
] as const

function HeadFields({ draft, patch }: FieldsProps) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        基本信息
      </Title>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        {TEXTS.map(({ name, label, maxLength }) => (
          <TextInput
            key={name}
            label={label}
            size="sm"
            maxLength={maxLength}
            data-row={`head:${name}`}
            value={draft[name]}
            onChange={(event) => patch({ [name]: event.currentTarget.value }, name)}
          />
        ))}
        {DAYS.map(({ name, label }) => (
          <TextInput
            key={name}
            type="date"
            label={label}
            size="sm"
            data-row={`head:${name}`}
            value={draft[name]}
            onChange={(event) => patch({ [name]: event.currentTarget.value }, name)}
          />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={4} spacing="sm">
        <Select
          label="案卷类型"
          size="sm"
          data={CaseType.options.map((value) => ({ value, label: CASE_TYPE_NAMES[value] }))}
          value={draft.caseType}
          allowDeselect={false}
          onChange={(value) => patch({ caseType: CaseType.parse(value) })}
        />
        {POINTS.map(({ name, label }) => (
          <PointsInput
            key={name}
            label={label}
            size="sm"
            data-row={`head:${name}`}
            value={draft[name]}
            onChange={(value) => patch({ [name]: value }, name)}
          />
        ))}
      </SimpleGrid>
      {draft.derivedFrom && (
        <Text size="sm" className={classes.muted}>
          由 {draft.derivedFrom.id}（版次 {draft.derivedFrom.edition}）修订而来。
        </Text>
      )}
    </Stack>
  )
}

function GradeFields({ draft, patch }: FieldsProps) {
  const { grades } = draft
  const put = (index: number, change: Partial<StandardDraft['grades'][number]>, field: string): void =>
    patch(
      { grades: grades.map((grade, at) => (at === index ? { ...grade, ...change } : grade)) },
      `grade ${index} ${field}`,
    )
  return (
    <Stack gap="xs" data-row="grades">
      <Title order={3} size="h5">
        等次（从高到低，最低一档从 0 分起）
      </Title>
      {grades.map((grade, index) => (
        <Group key={index} gap="sm" wrap="nowrap">
          <TextInput
            aria-label={`第 ${index + 1} 档等次名称`}
            size="sm"
            w={180}
            maxLength={20}
            value={grade.name}
            onChange={(event) => put(index, { name: event.currentTarget.value }, 'name')}
          />
          <PointsInput
            aria-label={`第 ${index + 1} 档起点分`}
            size="sm"
            w={90}
            unit="tenths"
            value={grade.minTenths}
            onChange={(minTenths) => put(index, { minTenths }, 'min')}
          />
          <Text size="sm">分起</Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`删除第 ${index + 1} 档等次`}
            disabled={grades.length <= 2}
            onClick={() => patch({ grades: grades.filter((_, at) => at !== index) })}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={grades.length >= 20}
          onClick={() =>
            patch({ grades: [...grades.slice(0, -1), { name: '', minTenths: null }, ...grades.slice(-1)] })
          }
        >
          加一档等次
        </Button>
      </Group>
    </Stack>
  )
}

const SAME_FACT = [
  { value: 'default', label: '按设置' },
  { value: 'yes', label: '只扣一次' },
  { value: 'no', label: '可在多项扣分' },
]

function TwoReviewersFields({ draft, patch }: FieldsProps) {
  const rule = draft.twoReviewers
  const put = (change: Partial<TwoReviewersRule>): void =>
    patch({ twoReviewers: { ...(rule ?? DEFAULT_TWO_REVIEWERS), ...change } }, 'twoReviewers')
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        两人评查与同一事实
      </Title>
      <Checkbox
        label={`采用缺省规则：${twoReviewersText(DEFAULT_TWO_REVIEWERS)}，否则合议`}
        checked={rule === null}
        onChange={(event) =>
          patch({ twoReviewers: event.currentTarget.checked ? null : DEFAULT_TWO_REVIEWERS })
        }
      />
      {rule !== null && (
        <Group gap="lg" align="flex-end">
          <PointsInput
            label="两人相差不超过（分）"
            size="sm"
            w={160}
            unit="tenths"
            value={rule.maxDifferenceTenths}
            onChange={(value) => put({ maxDifferenceTenths: Math.min(value ?? 0, 1000) })}
          />
          <Checkbox
            pb={8}
            label="等次相同"
            checked={rule.needSameGrade}
            onChange={(event) => put({ needSameGrade: event.currentTarget.checked })}
          />
          <Checkbox
            pb={8}
            label="否决相同"
            checked={rule.needSameVetoes}
            onChange={(event) => put({ needSameVetoes: event.currentTarget.checked })}
          />
          <SegmentedControl
            aria-label="一致时取"
            size="sm"
            data={[
              { value: 'mean', label: '取平均分' },
              { value: 'lower', label: '取较低分' },
            ]}
            value={rule.combine}
            onChange={(combine) => put({ combine: combine === 'lower' ? 'lower' : 'mean' })}
          />
        </Group>
      )}
      <Select
        label="同一事实在几项里都是问题时"
        size="sm"
        maw={240}
        data={SAME_FACT}
        value={draft.sameFactOnce === null ? 'default' : draft.sameFactOnce ? 'yes' : 'no'}
        allowDeselect={false}
        onChange={(value) => patch({ sameFactOnce: value === 'default' ? null : value === 'yes' })}
      />
    </Stack>
  )
}
