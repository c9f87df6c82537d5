import { Button, Group, List, Progress, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { JobProgress, RecordCheck } from '@shared/ipc/shapes'
import { toFailure, type Failure } from '@shared/lib/app-error'
import { describeFailure } from '@shared/messages'
import { call, listen } from '../../app/api'
import { Notice } from '../../ui/Notice'
import classes from './people.module.css'

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: JobProgress | null }
  | { readonly kind: 'done'; readonly check: RecordCheck }
  | { readonly kind: 'failed'; readonly failure: Failure }

const WHY: Readonly<Record<RecordCheck['bad'][number]['why'], string>> = {
  unsigned: '没有签名',
  'bad-signature': '内容、人员、先后或时间与签名不符',
  'unknown-person': '签名的人没有登记',
  'repeated-id': '重复出现',
}

/** 核对全部记录: the whole journal again from the disk, with every signature in it. */
export function CheckRecord() {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const jobId = useRef<string | null>(null)
  useEffect(
    () =>
      listen('job:progress', (progress) => {
        if (progress.jobId !== jobId.current) return
        setState((old) => (old.kind === 'running' ? { kind: 'running', progress } : old))
      }),
    [],
  )
  const run = async (): Promise<void> => {
    const id = crypto.randomUUID()
    jobId.current = id
    setState({ kind: 'running', progress: null })
    try {
      setState({ kind: 'done', check: await call('record:verify', { jobId: id }) })
    } catch (cause) {
      const failure = toFailure(cause)
      setState(failure.code === 'jobs/cancelled' ? { kind: 'idle' } : { kind: 'failed', failure })
    }
  }
  return (
    <Stack gap="sm" component="section" aria-label="核对全部记录" maw={760}>
      <Title order={3} size="h4">
        核对全部记录
      </Title>
      <Text size="sm" className={classes.muted ?? ''}>
        从磁盘重读每一条记录：前后是否连贯，每个签名是否出自登记的人、内容有没有被改动。不改动任何内容。
      </Text>
      {state.kind === 'running' ? (
        <Running
          progress={state.progress}
          onCancel={() => void call('job:cancel', jobId.current ?? '').catch(() => undefined)}
        />
      ) : (
        <Group>
          <Button variant="default" onClick={() => void run()}>
            {state.kind === 'idle' ? '开始核对' : '再核对一次'}
          </Button>
        </Group>
      )}
      <div role="status">
        {state.kind === 'done' && <Outcome check={state.check} />}
        {state.kind === 'failed' && (
          <Notice tone="danger" title="没有核对完">
            {describeFailure(state.failure)}
          </Notice>
        )}
      </div>
    </Stack>
  )
}

type RunningProps = { readonly progress: JobProgress | null; readonly onCancel: () => void }

function Running({ progress, onCancel }: RunningProps) {
  const share = progress === null || progress.total === 0 ? 0 : (progress.done / progress.total) * 100
  return (
    <Group wrap="nowrap">
      <Progress flex={1} value={share} aria-label="核对进度" />
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        取消
      </Button>
    </Group>
  )
}

function Outcome({ check: { events, signed, badCount, bad, damage } }: { readonly check: RecordCheck }) {
  const problems = badCount + (damage === null ? 0 : 1)
  return (
    <Notice tone={problems === 0 ? 'info' : 'danger'} title={problems === 0 ? '核对无误' : '核对发现问题'}>
      <Text size="sm">
        核对全部记录：{events} 条，已签名 {signed} 条，问题 {problems}
      </Text>
      {damage && <Text size="sm">{describeFailure(damage)}</Text>}
      {bad.length > 0 && (
        <>
          <List size="sm" mt={4}>
            {bad.slice(0, 20).map(({ seq, why }) => (
              <List.Item key={seq}>
                第 {seq} 条：{WHY[why]}
              </List.Item>
            ))}
          </List>
          {badCount > 20 && <Text size="sm">还有 {badCount - 20} 条没有列出。</Text>}
          <Text size="sm" mt={4}>
            请保存整个数据文件夹的副本，不要继续修改，并联系维护人员。
          </Text>
        </>
      )}
    </Notice>
  )
}
