import { Checkbox, NumberInput, SimpleGrid, Text } from '@mantine/core'
import type { CampaignTerms, DrawRule } from '@shared/domain/campaign/campaign'
import { proposedFields } from '@shared/domain/campaign/plan-problems'
import type { PlanFieldsProps } from './BasicFields'
import { ToConfirm } from './ToConfirm'

const TERMS: readonly (readonly [keyof CampaignTerms, string])[] = [
  ['firstReview', '初评（日）'],
  ['panel', '合议（日）'],
  ['recheck', '复核（日）'],
  ['objection', '提出异议（工作日）'],
  ['objectionAnswer', '异议处理（工作日）'],
  ['rectify', '整改（日）'],
  ['reinspect', '复查（日）'],
]

/** Ratio, bounds and terms. No source fixes them: until the office confirms, each is marked as a proposal. */
export function NumberFields({ plan, onChange }: PlanFieldsProps) {
  const { drawRule, terms } = plan
  const proposed = new Set<string>(plan.isConfirmed === true ? [] : proposedFields(drawRule, terms))
  const setRule = (patch: Partial<DrawRule>): void => onChange({ drawRule: { ...drawRule, ...patch } })
  const setTerm = (key: keyof CampaignTerms, days: number): void =>
    onChange({ terms: { ...terms, [key]: days } })
  const isCrossed = drawRule.minPerUnit > drawRule.maxPerUnit
  return (
    <>
      <SimpleGrid cols={3} spacing="sm">
        <NumberInput
          label={<ToConfirm text="抽取比例" isProposal={proposed.has('ratioPermille')} />}
          suffix=" %"
          min={0}
          max={100}
          decimalScale={1}
          value={drawRule.ratioPermille / 10}
          onChange={(value) => setRule({ ratioPermille: Math.round(Number(value) * 10) })}
        />
        <NumberInput
          label={<ToConfirm text="每单位最少" isProposal={proposed.has('minPerUnit')} />}
          suffix=" 件"
          min={0}
          max={999}
          allowDecimal={false}
          error={isCrossed ? '不能大于最多件数' : null}
          value={drawRule.minPerUnit}
          onChange={(value) => setRule({ minPerUnit: Number(value) })}
        />
        <NumberInput
          label={<ToConfirm text="每单位最多" isProposal={proposed.has('maxPerUnit')} />}
          suffix=" 件"
          min={1}
          max={999}
          allowDecimal={false}
          value={drawRule.maxPerUnit}
          onChange={(value) => setRule({ maxPerUnit: Math.max(1, Number(value)) })}
        />
      </SimpleGrid>
      <Checkbox
        label="单位之下再按案卷类型分层（各类型按比例都有机会抽到）"
        checked={drawRule.isByCaseType}
        onChange={(event) => setRule({ isByCaseType: event.currentTarget.checked })}
      />
      <Text size="sm" c="dimmed">
        每单位件数＝结案数×比例（有小数进一），不少于最少、不多于最多。听证、停产停业、吊销、较大罚款、复议诉讼改变、投诉等必查案卷全部入选并计入件数。
      </Text>
      <SimpleGrid cols={4} spacing="sm">
        {TERMS.map(([key, label]) => (
          <NumberInput
            key={key}
            label={label}
            description={<ToConfirm text="" isProposal={proposed.has(key)} />}
            inputWrapperOrder={['label', 'input', 'description']}
            min={1}
            max={365}
            allowDecimal={false}
            value={terms[key]}
            onChange={(value) => setTerm(key, Math.max(1, Number(value)))}
          />
        ))}
      </SimpleGrid>
      <Checkbox
        label="以上比例、件数和期限已由本机关研究确定"
        description="没有查到统一规定，出厂数值只是建议"
        checked={plan.isConfirmed === true}
        onChange={(event) => onChange({ isConfirmed: event.currentTarget.checked })}
      />
    </>
  )
}
