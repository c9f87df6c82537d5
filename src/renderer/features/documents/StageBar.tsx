import { Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { SupervisionDocument } from '@shared/domain/document/supervision-document'
import { chinaMinute } from '@shared/lib/china-day'
import { buildStages, voidStep, type Stage } from './stages'
import classes from './documents.module.css'

/** 拟稿 → 审核 → 签发 → 编号 → 用印 → …, each done step with who and when. */
export function StageBar({ document }: { readonly document: SupervisionDocument }) {
  const voided = voidStep(document)
  return (
    <div className={classes.stageBar}>
      <ol className={classes.stages} aria-label="办理进度">
        {buildStages(document).map((stage, index) => (
          <StageItem key={stage.name} stage={stage} number={index + 1} />
        ))}
      </ol>
      {voided && (
        <Text size="sm" className={classes.voided}>
          {chinaMinute(voided.at)} {voided.person} 作废：{voided.note}
        </Text>
      )}
    </div>
  )
}

function StageItem({ stage, number }: { readonly stage: Stage; readonly number: number }) {
  const { label, status, person, at, note } = stage
  const details = [person || note, at === null ? '' : chinaMinute(at).slice(5)].filter(Boolean).join(' · ')
  return (
    <li
      className={classes.stage}
      data-status={status}
      {...(status === 'current' ? { 'aria-current': 'step' as const } : {})}
      title={[label, person, note, at === null ? '' : chinaMinute(at)].filter(Boolean).join(' ')}
    >
      <span className={classes.stageMark} aria-hidden>
        {status === 'done' ? <IconCheck size={14} stroke={2.5} /> : number}
      </span>
      <span className={classes.stageText}>
        <span className={classes.stageLabel}>{label}</span>
        <span className={classes.stageDetails}>{details || (status === 'current' ? '待办' : '未到')}</span>
      </span>
    </li>
  )
}
