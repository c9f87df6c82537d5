import { Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import type { KindDefinition } from '@shared/domain/document/kind'
import type { DocumentFields } from '@shared/domain/document/supervision-document'
import { PAPER_FORM_NAMES, type PaperForm } from '@shared/domain/layout/paper-form'
import { Section } from '../../../ui/Section'
import { isCopyNumber } from '../stored-fields'
import { AttachmentNames } from './AttachmentNames'
import { KindFieldInput } from './KindFieldInput'
import { addresseeProblem } from './required'
import classes from '../documents.module.css'

type FieldsFormProps = {
  readonly kind: KindDefinition
  readonly form: PaperForm
  readonly fields: DocumentFields
  readonly isReadOnly: boolean
  readonly onChange: (fields: DocumentFields, isComposing?: boolean) => void
  readonly onForm: (form: PaperForm) => void
  readonly onLeave: () => void
}

type LineName =
  | 'addressee'
  | 'issuer'
  | 'contactPerson'
  | 'contactPhone'
  | 'signatory'
  | 'secrecy'
  | 'urgency'
  | 'copyNumber'
  | 'printedBy'
type ListName = 'coIssuers' | 'copiesTo'

const SECRECY = ['', '内部', '秘密', '机密', '绝密'] as const
const URGENCY = ['', '平急', '加急', '特急'] as const

export const composing = (event: ChangeEvent): boolean =>
  (event.nativeEvent as unknown as InputEvent).isComposing

/** Everything that stands around the text: to whom, from whom, how it is marked, and the kind's own fields. */
export function FieldsForm(props: FieldsFormProps) {
  const { kind, form, fields, isReadOnly, onChange, onForm, onLeave } = props
  const line = (name: LineName, label: string, more: LineMore = {}) => (
    <FieldLine key={name} {...{ name, label, ...props, ...more }} />
  )
  const list = (name: ListName, label: string, most: number) => (
    <FieldLines key={name} {...{ name, label, most, ...props }} />
  )
  const problem = addresseeProblem(fields, kind)
  return (
    <div className={classes.fieldsForm}>
      <Section title="收发">
        <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
          {line('addressee', '主送', { error: problem, isRequired: true })}
          {line('issuer', '署名', {
            error: fields.issuer.trim() === '' ? '请填写署名机关全称' : null,
            isRequired: true,
          })}
          {list('copiesTo', '抄送', 20)}
          {list('coIssuers', '联合署名', 5)}
          {line('contactPerson', '联系人', { maxLength: 50 })}
          {line('contactPhone', '电话', { maxLength: 50 })}
        </SimpleGrid>
        <AttachmentNames
          names={fields.attachments}
          isReadOnly={isReadOnly}
          onChange={(attachments, isComposing) => onChange({ ...fields, attachments }, isComposing)}
          onLeave={onLeave}
        />
      </Section>
      {kind.fields.length > 0 && (
        <Section title={`${kind.shortName}要素`}>
          <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
            {kind.fields.map((field) => (
              <KindFieldInput
                key={field.id}
                field={field}
                value={fields.values[field.id] ?? ''}
                isReadOnly={isReadOnly}
                onChange={(value, isComposing) =>
                  onChange({ ...fields, values: { ...fields.values, [field.id]: value } }, isComposing)
                }
                onLeave={onLeave}
              />
            ))}
          </SimpleGrid>
        </Section>
      )}
      <Section title="版式">
        <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
          <Select
            label="格式"
            data={kind.forms.map((value) => ({ value, label: PAPER_FORM_NAMES[value] }))}
            value={form}
            allowDeselect={false}
            disabled={isReadOnly || kind.forms.length === 1}
            onChange={(next) => next !== null && next !== form && onForm(next)}
          />
          {line('signatory', '签发人（上行文印出）', { maxLength: 50 })}
          <Mark name="secrecy" label="密级" options={SECRECY} {...props} />
          <Mark name="urgency" label="紧急程度" options={URGENCY} {...props} />
          {line('copyNumber', '份号（六位数字）', {
            maxLength: 6,
            error: isCopyNumber(fields.copyNumber) ? null : '份号是六位数字，没有就不填',
          })}
          {line('printedBy', '印发机关（版记）')}
        </SimpleGrid>
        <Checkbox
          mt="sm"
          label="加盖印章"
          description="不加盖印章的文书，署名和日期按无印章的格式排。"
          checked={fields.isSealed}
          disabled={isReadOnly}
          onChange={(event) => {
            onChange({ ...fields, isSealed: event.currentTarget.checked })
          }}
        />
      </Section>
    </div>
  )
}

type LineMore = {
  readonly maxLength?: number
  readonly error?: string | null
  readonly isRequired?: boolean
}
type FieldLineProps = FieldsFormProps & LineMore & { readonly name: LineName; readonly label: string }

function FieldLine(props: FieldLineProps) {
  const { name, label, fields, isReadOnly, onChange, onLeave } = props
  const { maxLength = 100, error = null, isRequired = false } = props
  return (
    <TextInput
      label={label}
      maxLength={maxLength}
      readOnly={isReadOnly}
      withAsterisk={!isReadOnly && isRequired}
      value={fields[name]}
      error={isReadOnly ? null : error}
      onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value }, composing(event))}
      onCompositionEnd={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
      onBlur={onLeave}
    />
  )
}

type FieldLinesProps = FieldsFormProps & {
  readonly name: ListName
  readonly label: string
  readonly most: number
}

function FieldLines({ name, label, most, fields, isReadOnly, onChange, onLeave }: FieldLinesProps) {
  const put = (text: string): DocumentFields => ({
    ...fields,
    [name]: text.split('\n', most).map((one) => one.slice(0, 100)),
  })
  return (
    <Textarea
      label={`${label}（每行一个单位）`}
      autosize
      minRows={1}
      maxRows={6}
      readOnly={isReadOnly}
      value={fields[name].join('\n')}
      onChange={(event) => onChange(put(event.currentTarget.value), composing(event))}
      onCompositionEnd={(event) => onChange(put(event.currentTarget.value))}
      onBlur={onLeave}
    />
  )
}

type MarkProps = FieldsFormProps & {
  readonly name: 'secrecy' | 'urgency'
  readonly label: string
  readonly options: readonly string[]
}

/** A mark the paper carries at its head; another word than the usual ones stays as it is. */
function Mark({ name, label, options, fields, isReadOnly, onChange }: MarkProps) {
  const value = fields[name]
  const words = options.includes(value) ? options : [...options, value]
  return (
    <Select
      label={label}
      data={words.map((word) => ({ value: word, label: word === '' ? '不标注' : word }))}
      value={value}
      allowDeselect={false}
      disabled={isReadOnly}
      onChange={(next) => onChange({ ...fields, [name]: next ?? '' })}
    />
  )
}
