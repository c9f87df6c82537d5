import { Group, PasswordInput, Select, Text } from '@mantine/core'
import type { Actor } from '@shared/domain/people/person'
import { Notice } from '../../../ui/Notice'
import type { PersonChoice } from './release'

export type WhoForm = { readonly personId: string | null; readonly pin: string }

/** Somebody else at the same laptop says who they are; the one signed in has done so already. */
export const needsPin = ({ personId }: WhoForm, actor: Actor | null): boolean =>
  personId !== null && personId !== actor?.personId

export const isWhoComplete = (form: WhoForm, actor: Actor | null): boolean =>
  form.personId !== null && (!needsPin(form, actor) || form.pin !== '')

type PersonFieldsProps = {
  readonly label: string
  readonly role: string
  readonly choices: readonly PersonChoice[]
  readonly actor: Actor | null
  readonly form: WhoForm
  readonly onChange: (form: WhoForm) => void
}

/** Name and PIN of the second or third person. */
export function PersonFields({ label, role, choices, actor, form, onChange }: PersonFieldsProps) {
  if (choices.every(({ isDisabled }) => isDisabled)) {
    return (
      <Notice tone="warning" title={`没有可以${role}的人员`}>
        申请、审批、监印须由三个人分别办理。请管理员在“人员”中登记{label}，或给另一名人员加上相应角色。
      </Notice>
    )
  }
  return (
    <>
      <Group grow align="flex-start" gap="sm">
        <Select
          label={label}
          withAsterisk
          placeholder="请选择"
          data={choices.map(({ personId, label: text, isDisabled }) => ({
            value: personId,
            label: text,
            disabled: isDisabled,
          }))}
          value={form.personId}
          allowDeselect={false}
          onChange={(personId) => onChange({ personId, pin: '' })}
        />
        {needsPin(form, actor) && (
          <PasswordInput
            label={`${label}登录密码`}
            withAsterisk
            autoComplete="off"
            maxLength={64}
            visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏登录密码' }}
            value={form.pin}
            onChange={(event) => onChange({ ...form, pin: event.currentTarget.value })}
          />
        )}
      </Group>
      {form.personId !== null && !needsPin(form, actor) && (
        <Text size="xs">已用本人登录密码登录，无需再输入。</Text>
      )}
    </>
  )
}
