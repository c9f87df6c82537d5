import { Button, Group, Text } from '@mantine/core'
import { whySame } from '@shared/domain/review/same-fault'
import { Notice } from '../../ui/Notice'
import { nameOf, WHY_TEXT } from './fact-notes'
import type { Editor } from './use-placing'
import type { Workspace } from './use-workspace'

const NEW = 'new'

/** Before saving: what is written may stand on another item already. A question, not a refusal. */
export function SameFactNotice({ work, editor }: { readonly work: Workspace; readonly editor: Editor }) {
  const { form, finding } = editor
  const here = { ...form, id: finding?.id ?? NEW, factId: finding?.factId ?? null }
  const others = work.findings.filter((one) => one.finding.id !== here.id)
  const suspects = others.flatMap((other) => {
    const isLinked = here.factId !== null && other.finding.factId === here.factId
    const why = isLinked ? null : whySame(here, other.finding)
    return why === null ? [] : [{ other, why }]
  })
  const twins = others.filter(
    (other) =>
      form.defectCode !== null &&
      other.finding.itemId === form.itemId &&
      other.finding.defectCode === form.defectCode,
  )
  const [first] = suspects
  const chosen = others.find((other) => other.finding.id === form.linkTo)
  if (first === undefined && twins.length === 0) return null
  const link = (linkTo: string | null): void => work.placing.changeForm({ ...form, linkTo })
  return (
    <Notice tone="plain" role="status" testId="same-fact">
      {twins.length > 0 && (
        <Text size="xs">
          {form.defectCode} 在本项已记为{twins.map(nameOf).join('、')}，请核对是否重复。
        </Text>
      )}
      {chosen ? (
        <Group gap={8}>
          <Text size="xs">保存时与{nameOf(chosen)}关联为同一事实。</Text>
          <Button size="compact-xs" variant="default" onClick={() => link(null)}>
            不关联
          </Button>
        </Group>
      ) : (
        first && (
          <Group gap={8}>
            <Text size="xs">
              可能与{nameOf(first.other)}是同一事实：{WHY_TEXT[first.why]}。
            </Text>
            <Button size="compact-xs" variant="default" onClick={() => link(first.other.finding.id)}>
              同一事实：关联
            </Button>
          </Group>
        )
      )}
    </Notice>
  )
}
