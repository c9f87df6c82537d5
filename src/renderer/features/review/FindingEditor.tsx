import {
  Button,
  CloseButton,
  Group,
  Kbd,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useState, type KeyboardEvent } from 'react'
import { expandBasis } from '@shared/domain/checklist/basis'
import { SEVERITIES } from '@shared/domain/defect/severity'
import type { Severity } from '@shared/domain/review/review'
import { formatCenti } from '@shared/lib/decimal'
import { DefectPicker } from './DefectPicker'
import { checkForm, withDefect, withRule, type FindingForm, type FormErrors } from './finding-form'
import type { ChecklistRow } from './checklist-rows'
import { PhraseTextarea } from '../../ui/PhraseTextarea'
import { PlacesField } from './PlacesField'
import { SameFactNotice } from './SameFactNotice'
import { closeEditor, giveUpEditor, runCommand } from './use-commands'
import { useOfficePhrases } from './use-office-phrases'
import type { Editor } from './use-placing'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** The form of one finding, in the lower part of the panel; the pages and the list stay in reach. */
export function FindingEditor({ work, editor }: { readonly work: Workspace; readonly editor: Editor }) {
  const row = work.rows.find(({ id }) => id === editor.form.itemId) ?? work.current
  const { errors, isSaving, save } = useSave(work, editor, row)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    giveUpEditor(work, editor)
    event.preventDefault()
    event.stopPropagation()
  }
  // Wherever the focus is: while the form is open, Ctrl+Enter can only mean it.
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
    event.preventDefault()
    void save()
  })
  return (
    <section className={classes.drawer} aria-label="记录问题" onKeyDown={onKeyDown} data-editor>
      <div className={classes.drawerHead}>
        <Text size="sm" fw={600} style={{ flex: 1 }} truncate title={row.text}>
          {editor.finding ? '修改问题' : TITLES[editor.form.kind]} · {row.id} {row.text}
        </Text>
        <CloseButton size="sm" aria-label="关闭，不保存" onClick={() => giveUpEditor(work, editor)} />
      </div>
      <div className={classes.drawerBody}>
        <Fields work={work} editor={editor} row={row} errors={errors} />
      </div>
      <div className={classes.drawerFoot}>
        <Button size="xs" onClick={() => void save()} loading={isSaving}>
          保存
        </Button>
        <Text size="xs" className={classes.muted}>
          <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">回车</Kbd> 保存 · <Kbd size="xs">Esc</Kbd> 不保存
        </Text>
      </div>
    </section>
  )
}

const TITLES = { deduction: '扣分', veto: '一票否决', advice: '提示（不扣分）' } as const

const NO_ERRORS: FormErrors = {}

function useSave(work: Workspace, { form, finding }: Editor, row: ChecklistRow) {
  const [hasTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const checked = checkForm(form, row, work.standard.stepCenti)
  const save = async (): Promise<void> => {
    setTried(true)
    if (!checked.ok || isSaving) return
    setSaving(true)
    const { session } = work
    const linked = work.findings.find(({ finding: one }) => one.id === form.linkTo)?.finding
    const isDone = finding
      ? await session.edit(finding, checked.content, linked)
      : await session.record(checked.content, linked).then((id) => {
          if (id !== null) work.selectMark(`${id}#0`)
          return id !== null
        })
    setSaving(false)
    if (isDone) closeEditor(work)
  }
  return { errors: hasTried && !checked.ok ? checked.errors : NO_ERRORS, isSaving, save }
}

type FieldsProps = {
  readonly work: Workspace
  readonly editor: Editor
  readonly row: ChecklistRow
  readonly errors: FormErrors
}

function Fields({ work, editor, row, errors }: FieldsProps) {
  const { form, focus } = editor
  const { changeForm } = work.placing
  const set = (change: Partial<FindingForm>): void => changeForm({ ...form, ...change })
  const problem = useOfficePhrases(work, 'problem', row.id, form.defectCode)
  const advice = useOfficePhrases(work, 'advice', row.id, form.defectCode)
  return (
    <Stack gap={6}>
      {row.kind === 'item' && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="类别"
          value={form.kind}
          data={[
            { value: 'deduction', label: '扣分' },
            { value: 'advice', label: '提示（不扣分）' },
          ]}
          onChange={(kind) => set({ kind: kind === 'advice' ? 'advice' : 'deduction' })}
        />
      )}
      {form.kind === 'deduction' && <Amount {...{ work, editor, row, errors }} />}
      <PlacesField
        places={form.places}
        files={work.caseFile.files}
        error={errors.places}
        onDrop={(index) => set({ places: form.places.filter((_, i) => i !== index) })}
        onDraw={() => void runCommand(work, { kind: 'draw' })}
        onWholePage={() => void runCommand(work, { kind: 'whole-page' })}
        onMissing={() => work.setSideForm('missing')}
      />
      <DefectPicker
        itemId={row.id}
        frequency={work.frequency}
        value={form.defectCode}
        autoFocus={focus === 'defect'}
        onPick={(defect) => changeForm(withDefect(form, row, defect))}
      />
      <SameFactNotice work={work} editor={editor} />
      <PhraseTextarea
        label="问题描述"
        size="xs"
        required
        autosize
        minRows={2}
        maxRows={5}
        maxLength={2000}
        value={form.description}
        error={errors.description}
        autoFocus={focus === 'description'}
        onValueChange={(description) => set({ description })}
        phrases={problem.phrases}
        onSavePhrase={problem.saverOf(form.description)}
        onManage={() => work.setDialog('phrases')}
      />
      <Group gap={8} wrap="nowrap" align="flex-start">
        <NativeSelect
          label="程度"
          size="xs"
          w={88}
          data={SEVERITIES}
          value={form.severity}
          onChange={(event) => set({ severity: event.currentTarget.value as Severity })}
        />
        <Textarea
          autosize
          minRows={1}
          maxRows={3}
          label={isUnverified(form.law, row) ? '依据（未核对）' : '依据'}
          size="xs"
          style={{ flex: 1 }}
          maxLength={500}
          value={form.law}
          onChange={(event) => set({ law: event.currentTarget.value })}
        />
      </Group>
      <PhraseTextarea
        label="整改建议"
        size="xs"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={1000}
        value={form.advice}
        onValueChange={(advice) => set({ advice })}
        phrases={advice.phrases}
        onSavePhrase={advice.saverOf(form.advice)}
        onManage={() => work.setDialog('phrases')}
      />
    </Stack>
  )
}

/** The tables mark a basis nobody has looked up; the mark goes once the person has put in their own. */
function isUnverified(law: string, row: ChecklistRow): boolean {
  const basis = expandBasis(row.basis)
  return basis.unverified && law === basis.text
}

const OWN_POINTS = ''

function Amount({ work, editor, row, errors }: FieldsProps) {
  const { form, focus } = editor
  const { changeForm } = work.placing
  const set = (change: Partial<FindingForm>): void => changeForm({ ...form, ...change })
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <NativeSelect
        label="扣分规则"
        size="xs"
        style={{ flex: 1, minWidth: 0 }}
        value={form.ruleId ?? OWN_POINTS}
        data={[
          ...row.rules.map(({ id, text, unitCenti }) => ({
            value: id,
            label: `${text}（扣 ${formatCenti(unitCenti)}）`,
          })),
          { value: OWN_POINTS, label: '自定扣分' },
        ]}
        onChange={(event) => {
          const ruleId = event.currentTarget.value
          changeForm(withRule(form, row, ruleId === OWN_POINTS ? null : ruleId))
        }}
      />
      <TextInput
        label="每次扣"
        size="xs"
        w={72}
        required
        inputMode="decimal"
        value={form.pointsText}
        error={errors.points}
        autoFocus={focus === 'points'}
        onChange={(event) => set({ pointsText: event.currentTarget.value, ruleId: null })}
      />
      <NumberInput
        label="次数"
        size="xs"
        w={72}
        min={1}
        max={999}
        allowDecimal={false}
        value={form.count}
        error={errors.count}
        onChange={(value) => set({ count: Number(value) })}
      />
    </Group>
  )
}
