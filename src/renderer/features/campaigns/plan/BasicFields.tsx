import { Select, SegmentedControl, SimpleGrid, Text, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { CampaignMode, type CampaignPlan } from '@shared/domain/campaign/campaign'
import { cleanText } from '@shared/domain/campaign/clean-text'
import { CASE_TYPE_NAMES, CaseType } from '@shared/domain/case-file/case-file'
import { useRows } from '../../../data/live'
import { useShippedStandards } from '../../../data/shipped'

export type PlanFieldsProps = {
  readonly plan: CampaignPlan
  readonly onChange: (patch: Partial<CampaignPlan>) => void
}

const REVIEW_COUNTS = [
  { value: 'double', label: '双人评查（甲、乙互不可见）' },
  { value: 'single', label: '单人评查' },
]

export function BasicFields({ plan, onChange }: PlanFieldsProps) {
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <Select
          label="评查方式"
          data={CampaignMode.options.map((value) => ({ value, label: `${value}评查` }))}
          value={plan.mode}
          allowDeselect={false}
          onChange={(mode) => onChange({ mode: CampaignMode.parse(mode) })}
        />
        <div>
          <Text size="sm" fw={500} id="review-count">
            每个案卷
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="review-count"
            data={REVIEW_COUNTS}
            value={plan.isDoubleReview ? 'double' : 'single'}
            onChange={(value) => onChange({ isDoubleReview: value === 'double' })}
          />
        </div>
      </SimpleGrid>
      <Textarea
        label="评查依据"
        description="例如年度工作方案、通知的名称和文号"
        autosize
        minRows={1}
        maxLength={500}
        value={plan.basis}
        onChange={(event) => onChange({ basis: event.currentTarget.value })}
      />
      <UnitsField units={plan.units} onChange={(units) => onChange({ units })} />
      <StandardFields plan={plan} onChange={onChange} />
    </>
  )
}

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map(cleanText)
    .filter((line) => line !== '')

function UnitsField({
  units,
  onChange,
}: {
  readonly units: readonly string[]
  readonly onChange: (units: readonly string[]) => void
}) {
  // The text as typed: an empty line while one is still writing must not jump away.
  const [text, setText] = useState(() => units.join('\n'))
  return (
    <Textarea
      label="参评单位"
      description={`每行一个，写全称；现有 ${units.length} 个`}
      autosize
      minRows={3}
      maxRows={12}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        onChange(linesOf(event.currentTarget.value))
      }}
    />
  )
}

/** One standard for each case type that occurs; shipped editions and the office's own. */
function StandardFields({ plan, onChange }: PlanFieldsProps) {
  const shipped = useShippedStandards()
  const adopted = useRows('standards')
  const options = useMemo(() => {
    const own = (adopted ?? []).filter(({ retiredAt }) => retiredAt === null).map(({ standard }) => standard)
    return [...(shipped ?? []), ...own]
  }, [shipped, adopted])
  return (
    <SimpleGrid cols={2} spacing="sm">
      {CaseType.options.map((caseType) => (
        <Select
          key={caseType}
          label={`评分标准：${CASE_TYPE_NAMES[caseType]}`}
          placeholder="本批次不评"
          clearable
          clearButtonProps={{ 'aria-label': `不评${CASE_TYPE_NAMES[caseType]}` }}
          data={standardOptions(options, caseType)}
          value={plan.standardIds[caseType] ?? null}
          onChange={(id) => {
            const others = Object.entries(plan.standardIds).filter(([type]) => type !== caseType)
            onChange({ standardIds: Object.fromEntries(id === null ? others : [...others, [caseType, id]]) })
          }}
        />
      ))}
    </SimpleGrid>
  )
}

function standardOptions(
  standards: readonly { readonly id: string; readonly name: string; readonly caseType: CaseType }[],
  caseType: CaseType,
) {
  const byId = new Map(
    standards.filter((standard) => standard.caseType === caseType).map(({ id, name }) => [id, name]),
  )
  return [...byId].map(([value, name]) => ({ value, label: `${name}（${value}）` }))
}
