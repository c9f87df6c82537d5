import { TagsInput } from '@mantine/core'
import type { Person, PersonRef } from '@shared/domain/people/person'
import { refTo } from './person-ref'

type PeopleFieldProps = {
  readonly label: string
  readonly description?: string
  readonly value: readonly PersonRef[]
  readonly onChange: (people: readonly PersonRef[]) => void
  /** Offered while typing; a name outside of the register is taken as typed. */
  readonly people: readonly Person[]
  readonly max?: number
  readonly isFirst?: boolean
  readonly isRequired?: boolean
}

/** Names from the register or typed in: people of other offices serve and carry papers too. */
export function PeopleField(props: PeopleFieldProps) {
  const { label, description, value, onChange, people, max = 10, isFirst = false, isRequired = true } = props
  const active = people.filter(({ disabledAt }) => disabledAt === null)
  return (
    <TagsInput
      label={label}
      required={isRequired}
      placeholder={value.length >= max ? '' : '输入姓名后按回车'}
      data={[...new Set(active.map(({ name }) => name))]}
      value={value.map(({ name }) => name)}
      maxTags={max}
      splitChars={['、', '，', ',', ' ']}
      acceptValueOnBlur
      onChange={(names) => onChange(names.map((name) => refTo(name.trim(), active)))}
      {...(description === undefined ? {} : { description })}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  )
}
