import { Center, Group, Loader, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { TrainingItem, TrainingLine, TrainingVerdict } from '@shared/domain/review/training'
import { formatCenti, formatTenths } from '@shared/lib/decimal'
import { TRAINING_VERDICT_TEXT } from '@shared/messages/training'
import { firstMarkId, markId } from './marks'
import { placesText } from './places'
import type { Training } from './use-training'
import type { Workspace } from './use-workspace'
import classes from './review.module.css'

/** 练习比对: the key beside what was found, item by item; a click shows the place. */
export function TrainingPanel({ work }: { readonly work: Workspace }) {
  const { training } = work
  if (training === null) {
    return (
      <Center p="xl">
        <Loader aria-label="正在对照参考答案" />
      </Center>
    )
  }
  return (
    <div data-testid="training">
      <Summary training={training} />
      {training.result.items.map((item) => (
        <section key={item.itemId} aria-label={item.itemId}>
          <ItemHead work={work} item={item} />
          <ul className={classes.plainList}>
            {item.lines.map((line, index) => (
              <li key={index} className={classes.trainingLine} data-verdict={line.verdict}>
                <Line work={work} line={line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {training.result.items.length === 0 && (
        <Text size="sm" p="md">
          参考答案没有扣分和缺项，您也没有记录，完全一致。
        </Text>
      )}
    </div>
  )
}

const SHOWN: readonly TrainingVerdict[] = ['right', 'points', 'place', 'item', 'missed', 'false']

function Summary({ training }: { readonly training: Training }) {
  const { result } = training
  const score = (side: typeof result.gold): string =>
    `${side.scoreTenths === null ? '—' : formatTenths(side.scoreTenths)} 分，${side.grade ?? '无等次'}`
  return (
    <div className={classes.trainingHead}>
      <Group gap="lg" align="baseline">
        <Text size="xl" fw={700} data-testid="agreement">
          符合 {formatTenths(result.agreementTenths)}%
        </Text>
        <Text size="sm">
          您评 {score(result.mine)}；参考 {score(result.gold)}
        </Text>
      </Group>
      <Text size="sm">
        {SHOWN.map((verdict) => `${TRAINING_VERDICT_TEXT[verdict]} ${result.counts[verdict]}`).join(' · ')}
      </Text>
      <Text size="xs" className={classes.muted}>
        一致的按一处计，分值、位置或评查项不同的按半处计，漏评、误评不计。“答”字标记是参考位置。
      </Text>
    </div>
  )
}

function ItemHead({ work, item }: { readonly work: Workspace; readonly item: TrainingItem }) {
  const row = work.rows.find(({ id }) => id === item.itemId)
  const points =
    item.goldLostCenti === null || item.myLostCenti === null
      ? ''
      : `参考扣 ${formatCenti(item.goldLostCenti)} · 您扣 ${formatCenti(item.myLostCenti)}`
  return (
    <div className={classes.groupHead}>
      <span>
        {item.itemId} {row?.text}
      </span>
      <span className={classes.muted} style={{ whiteSpace: 'nowrap' }}>
        {points}
      </span>
    </div>
  )
}

function Line({ work, line }: { readonly work: Workspace; readonly line: TrainingLine }) {
  const { gold, mine } = line
  const files = work.caseFile.files
  const verdict = <span className={classes.verdict}>{TRAINING_VERDICT_TEXT[line.verdict]}</span>
  if (line.subject === 'excuse') {
    return (
      <>
        {verdict}
        <div>
          <Side who="参考">{line.goldReason === null ? '没有作缺项' : `合理缺项：${line.goldReason}`}</Side>
          <Side who="您">{line.myReason === null ? '没有作缺项' : `合理缺项：${line.myReason}`}</Side>
        </div>
      </>
    )
  }
  const own = work.findings.find(({ finding }) => finding.id === mine?.id)
  return (
    <>
      {verdict}
      <div>
        <Side who="参考">
          {gold === null ? (
            '没有这一处'
          ) : (
            <PlaceButton
              text={`${gold.description}（${placesText(files, gold.places)}）`}
              onShow={markOf(gold.places, (placeIndex) => () => {
                work.selectMark(null)
                work.viewer.scrollToMark(markId({ kind: 'gold', goldId: gold.id, placeIndex }))
              })}
            />
          )}
          {gold && <Points side={gold} />}
        </Side>
        <Side who="您">
          {mine === null || own === undefined ? (
            '没有记录'
          ) : (
            <PlaceButton
              text={`${mine.description}（${mine.itemId === line.itemId ? '' : `记在 ${mine.itemId}，`}${placesText(files, mine.places)}）`}
              onShow={
                firstMarkId(own) === null
                  ? null
                  : () => {
                      work.selectMark(firstMarkId(own))
                      work.viewer.scrollToMark(firstMarkId(own) ?? '')
                    }
              }
            />
          )}
          {mine && <Points side={mine} />}
        </Side>
      </div>
    </>
  )
}

type PlaceLike = { readonly kind: 'region' | 'pin' | 'missing' }

/** null: nothing of it lies on a page. */
function markOf(places: readonly PlaceLike[], show: (placeIndex: number) => () => void): (() => void) | null {
  const placeIndex = places.findIndex(({ kind }) => kind !== 'missing')
  return placeIndex < 0 ? null : show(placeIndex)
}

function PlaceButton({ text, onShow }: { readonly text: string; readonly onShow: (() => void) | null }) {
  if (onShow === null) return <>{text}</>
  return (
    <button type="button" className={classes.findingMain} onClick={onShow}>
      {text}
    </button>
  )
}

function Points({ side }: { readonly side: { kind: string; unitCenti: number; count: number } }) {
  return (
    <span className={classes.presetPoints}>
      {' '}
      {side.kind === 'veto' ? '一票否决' : `扣 ${formatCenti(side.unitCenti * side.count)}`}
    </span>
  )
}

function Side({ who, children }: { readonly who: string; readonly children: ReactNode }) {
  return (
    <div className={classes.trainingSide}>
      <span className={classes.muted}>{who}</span>
      <span>{children}</span>
    </div>
  )
}
