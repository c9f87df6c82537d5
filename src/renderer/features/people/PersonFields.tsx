import { Checkbox, Group, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Role, ROLE_NAMES } from '@shared/domain/people/person'
import { PIN_DIGITS, PIN_TEXT } from '@shared/domain/people/pin'
import type { FactsForm, FactsProblems, PinForm, PinProblems } from './person-form'

const ROLE_WORK: Readonly<Record<Role, string>> = {
  reviewer: '评查分到的案卷',
  leader: '批次、分派、合议、定稿，文书签发和用印审批',
  rechecker: '复核、合议、处理异议，文书审核',
  admin: '人员、设置、评分标准，批次和印章的准备',
  keeper: '保管印章，核对审批后监印；不能同时是申请人或审批人',
  clue: '问题线索的登记、移送和回执；其他人看不到线索内容',
}

type FactsFieldsProps = {
  readonly form: FactsForm
  /** null until somebody has tried to send it. */
  readonly problems: FactsProblems | null
  readonly onChange: (form: FactsForm) => void
}

export function PersonFields({ form, problems, onChange }: FactsFieldsProps) {
  return (
    <Stack gap="sm">
      <Group grow align="flex-start">
        <TextInput
          label="姓名"
          withAsterisk
          data-autofocus
          maxLength={50}
          value={form.name}
          error={problems?.name}
          onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
        />
        <TextInput
          label="执法监督证（执法证）号"
          maxLength={60}
          value={form.certificate}
          onChange={(event) => onChange({ ...form, certificate: event.currentTarget.value })}
        />
      </Group>
      <Checkbox.Group
        label="角色"
        withAsterisk
        error={problems?.roles}
        value={[...form.roles]}
        onChange={(roles) =>
          onChange({ ...form, roles: Role.options.filter((role) => roles.includes(role)) })
        }
      >
        <Stack gap={6} mt={6}>
          {Role.options.map((role) => (
            <Checkbox
              key={role}
              value={role}
              label={
                <>
                  {ROLE_NAMES[role]}
                  <Text span size="sm" c="dimmed" ml={8}>
                    {ROLE_WORK[role]}
                  </Text>
                </>
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group grow align="flex-start">
        <TextInput
          label="所在单位"
          description="本单位的案卷不分给本人（回避）"
          maxLength={200}
          value={form.unit}
          onChange={(event) => onChange({ ...form, unit: event.currentTarget.value })}
        />
        <Textarea
          label="其他回避单位"
          description="每行一个"
          autosize
          minRows={1}
          maxRows={4}
          value={form.recusedText}
          onChange={(event) => onChange({ ...form, recusedText: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  )
}

type PinFieldsProps = {
  readonly form: PinForm
  readonly problems: PinProblems | null
  readonly isFirstField?: boolean
  readonly onChange: (form: PinForm) => void
}

const TOGGLE = { 'aria-label': '显示或隐藏登录密码' } as const

export function PinFields({ form, problems, isFirstField = false, onChange }: PinFieldsProps) {
  return (
    <Group grow align="flex-start">
      <PasswordInput
        label="新登录密码"
        description={`${PIN_DIGITS.least} 到 ${PIN_DIGITS.most} 位数字，或至少 ${PIN_TEXT.least} 个字符`}
        withAsterisk
        autoComplete="new-password"
        maxLength={PIN_TEXT.most}
        visibilityToggleButtonProps={TOGGLE}
        {...(isFirstField ? { 'data-autofocus': true } : {})}
        value={form.pin}
        error={problems?.pin}
        onChange={(event) => onChange({ ...form, pin: event.currentTarget.value })}
      />
      <PasswordInput
        label="再输入一次"
        description="程序不保存密码，忘了只能重设"
        withAsterisk
        autoComplete="new-password"
        maxLength={PIN_TEXT.most}
        visibilityToggleButtonProps={TOGGLE}
        value={form.again}
        error={problems?.again}
        onChange={(event) => onChange({ ...form, again: event.currentTarget.value })}
      />
    </Group>
  )
}
