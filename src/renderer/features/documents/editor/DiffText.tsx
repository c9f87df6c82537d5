import { VisuallyHidden } from '@mantine/core'
import { Fragment } from 'react'
import { diffWords } from './word-diff'
import classes from './editor.module.css'

type DiffTextProps = {
  readonly before: string
  readonly after: string
  /** `before`: only what was there, with what is gone marked. */
  readonly show?: 'both' | 'before'
}

/** What changed, for the eye by line and colour, for the ear by words. */
export function DiffText({ before, after, show = 'both' }: DiffTextProps) {
  return (
    <>
      {diffWords(before, after).map(({ kind, text }, index) => {
        if (kind === 'same') return <Fragment key={index}>{text}</Fragment>
        if (kind === 'new')
          return show === 'before' ? null : (
            <ins key={index} className={classes.new}>
              <VisuallyHidden>（增加）</VisuallyHidden>
              {text}
            </ins>
          )
        return (
          <del key={index} className={classes.gone}>
            <VisuallyHidden>（删去）</VisuallyHidden>
            {text}
          </del>
        )
      })}
    </>
  )
}
