import { Fragment } from 'react'
import { NativeSelect, Stack, Text, Title } from '@mantine/core'
import { chinaMinute } from '@shared/lib/china-day'
import { VetoStyle } from '@shared/domain/review/review'
import { VETO_STYLE_TEXT } from '@shared/messages/scoring'
import { OutlineSection } from './OutlineSection'
import { TrainingSection } from './TrainingSection'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** 案卷信息: the facts as entered, the files, and the terms of this review. */
export function CasePanel({ work }: { readonly work: Workspace }) {
  const { caseFile, review, standard } = work
  const { facts, files } = caseFile
  const pageCount = files.reduce((sum, file) => sum + file.pageCount, 0)
  const rows: readonly (readonly [string, string])[] = [
    ['案卷名称', facts.title],
    ['被评查单位', facts.agency],
    ['当事人', facts.party],
    ['案卷类型', facts.caseType],
    ['决定书文号', facts.decisionNumber],
    ['承办人', facts.handlers],
    ['立案日期', facts.dates.filed ?? ''],
    ['决定日期', facts.dates.decided ?? ''],
    ['送达日期', facts.dates.served ?? ''],
  ]
  return (
    <Stack gap="sm" p="sm">
      <Facts title="案卷" rows={rows} />
      <Facts
        title="本次评查"
        rows={[
          ['轮次', review.round],
          ['评查人', review.reviewer],
          ['开始时间', chinaMinute(review.startedAt)],
          ['评分标准', `${standard.name}（${standard.id}，${standard.edition} 版）`],
          ['发布', standard.issuer],
          ...(work.canEdit
            ? []
            : [['一票否决', `方式 ${review.vetoStyle}：${VETO_STYLE_TEXT[review.vetoStyle]}`] as const]),
        ]}
      />
      {work.canEdit && <VetoStyleField work={work} />}
      <OutlineSection work={work} />
      {caseFile.sampleSlug !== null && (
        <TrainingSection caseFile={caseFile} exceptReviewId={review.id} onOpenReview={work.onOpenReview} />
      )}
      <section>
        <Title order={3} size="h6">
          文件（{files.length} 个，共 {pageCount} 页）
        </Title>
        <ol className={classes.steps}>
          {files.map((file) => (
            <li key={file.fileId}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {file.name}
                <span className={classes.muted}> {file.pageCount} 页</span>
              </Text>
            </li>
          ))}
        </ol>
      </section>
    </Stack>
  )
}

/** How a veto weighs is an office's rule; the record keeps who changed it and when. */
function VetoStyleField({ work }: { readonly work: Workspace }) {
  const { review, session } = work
  return (
    <NativeSelect
      size="xs"
      label="一票否决的效果"
      value={review.vetoStyle}
      data={VetoStyle.options.map((style) => ({
        value: style,
        label: `方式 ${style}：${VETO_STYLE_TEXT[style]}`,
      }))}
      onChange={(event) => void session.setVetoStyle(VetoStyle.parse(event.currentTarget.value))}
    />
  )
}

function Facts({
  title,
  rows,
}: {
  readonly title: string
  readonly rows: readonly (readonly [string, string])[]
}) {
  return (
    <section>
      <Title order={3} size="h6">
        {title}
      </Title>
      <dl className={classes.details} style={{ gridTemplateColumns: '80px minmax(0, 1fr)', marginTop: 4 }}>
        {rows.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>
              {value === '' ? <span className={classes.muted}>未填</span> : value}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
