import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import type { SentenceTrace } from '@shared/domain/document/supervision-document'
import type { CitedFinding } from '../cited-findings'
import { DiffText } from './DiffText'
import type { SentenceView } from './sentence-sources'
import classes from './editor.module.css'

export type SourceActs = {
  readonly findings: ReadonlyMap<string, CitedFinding>
  /** `第3页、第5页；缺：送达回证` of a trace's places. */
  readonly placesText: (trace: SentenceTrace) => string
  readonly onOpenFinding: (finding: CitedFinding) => void
  /** null while the text cannot be changed. */
  readonly onRestore: ((sentence: SentenceView) => void) | null
}

/** Where one sentence comes from, or what it was before a person changed it. */
export function SourceView({
  sentence,
  acts,
}: {
  readonly sentence: SentenceView
  readonly acts: SourceActs
}) {
  const { trace, original, text } = sentence
  if (trace !== null) return <TraceView trace={trace} acts={acts} />
  if (original === null)
    return (
      <Group gap={6}>
        <span className={classes.tag} data-tone="hand">
          人工撰写
        </span>
        <Text size="sm">没有对应的问题、页码或条款，请自行核对。</Text>
      </Group>
    )
  return (
    <Stack gap={4}>
      <Group gap={6} justify="space-between">
        <span className={classes.tag} data-tone="hand">
          人工改写
        </span>
        {acts.onRestore && (
          <Button size="compact-xs" variant="default" onClick={() => acts.onRestore?.(sentence)}>
            恢复原句
          </Button>
        )}
      </Group>
      <Text size="sm">
        原句：
        <DiffText before={original.sentence} after={text} show="before" />
      </Text>
      <TraceView trace={original} acts={acts} />
    </Stack>
  )
}

function TraceView({ trace, acts }: { readonly trace: SentenceTrace; readonly acts: SourceActs }) {
  const cited = trace.findingIds.flatMap((id) => acts.findings.get(id) ?? [])
  const places = acts.placesText(trace)
  return (
    <Stack gap={2}>
      {cited.map((finding) => (
        <Text key={finding.id} size="sm">
          <Anchor component="button" size="sm" onClick={() => acts.onOpenFinding(finding)}>
            {finding.number === 0 ? '已撤回的问题' : `问题 ${finding.number}`}
            {finding.placeText === '' ? '' : ` · ${finding.placeText}`}
          </Anchor>
          ：{finding.description || '（没有写问题描述）'}
        </Text>
      ))}
      {cited.length === 0 && trace.findingIds.length > 0 && (
        <Text size="sm">这个问题不在本机的评查记录里。</Text>
      )}
      {cited.length === 0 && places !== '' && <Text size="sm">页码：{places}</Text>}
      {trace.law !== '' && <Text size="sm">条款：{trace.law}</Text>}
      {trace.ground !== '' && <Text size="sm">来自：{trace.ground}</Text>}
    </Stack>
  )
}
