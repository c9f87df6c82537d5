import { Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ApprovalStep } from '@shared/domain/document/kind'
import { Role, ROLE_NAMES } from '@shared/domain/people/person'
import { LineField } from '../../../ui/form-fields'
import type { PartProps } from './part-props'
import { RowTools } from './RowTools'

const NEW_STEP: ApprovalStep = { label: '审核', roles: ['leader', 'rechecker'] }

/** Who must say yes between the draft and the number; the last step signs. */
export function ApprovalPart({ kind, isReadOnly, onChange }: PartProps) {
  const { approval } = kind
  const put = (index: number, patch: Partial<ApprovalStep>): void =>
    onChange({ ...kind, approval: approval.map((step, at) => (at === index ? { ...step, ...patch } : step)) })
  return (
    <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0 }}>
      <Stack gap="sm" maw={900}>
        <Text size="sm">送审后按顺序办理，最后一步是签发，签发时取文号。角色在登记人员以后才起作用。</Text>
        {approval.map((step, index) => (
          <Paper key={index} withBorder p="sm">
            <Group justify="space-between" mb={4}>
              <Text size="sm" fw={600}>
                第 {index + 1} 步{index === approval.length - 1 && '（签发）'}
              </Text>
              <RowTools
                name={`第${index + 1}步`}
                list={approval}
                index={index}
                onChange={(next) => onChange({ ...kind, approval: next })}
              />
            </Group>
            <LineField
              label="名称"
              isRequired
              value={step.label}
              onChange={(label) => put(index, { label })}
            />
            <Checkbox.Group
              label="由谁办"
              mt="xs"
              value={[...step.roles]}
              onChange={(next) => put(index, { roles: next.map((role) => Role.parse(role)) })}
            >
              <Group gap="md" mt={4}>
                {Role.options.map((role) => (
                  <Checkbox key={role} value={role} label={ROLE_NAMES[role]} />
                ))}
              </Group>
            </Checkbox.Group>
          </Paper>
        ))}
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={approval.length >= 6}
          onClick={() => onChange({ ...kind, approval: [NEW_STEP, ...approval] })}
        >
          在前面增加一步
        </Button>
      </Stack>
    </fieldset>
  )
}
