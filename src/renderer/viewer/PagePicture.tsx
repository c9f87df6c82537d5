import { useLayoutEffect, useRef } from 'react'
import { toRotation } from '@shared/domain/case-file/geometry'
import type { PageRotation } from '@shared/domain/case-file/page-index'
import type { PagePicture as Picture } from './engine/page-engine'
import type { ViewportSize } from './layout'
import classes from './PagePicture.module.css'

export type PagePictureProps = {
  readonly picture: Picture
  /** Size on screen, CSS pixels, already turned. */
  readonly size: ViewportSize
  /** How far the unrotated page is turned on screen. */
  readonly rotation: PageRotation
}

/** Puts the engine's canvas into the page. The canvas is the picture, there is no second copy. */
export function PagePicture({ picture, size, rotation }: PagePictureProps) {
  const host = useRef<HTMLDivElement>(null)
  const { canvas } = picture
  useLayoutEffect(() => {
    host.current?.replaceChildren(canvas)
    return () => {
      canvas.remove()
    }
  }, [canvas])

  const rest = toRotation(rotation - picture.bakedRotation)
  const { width, height } = size
  const shifts = {
    0: '',
    90: `translate(${width}px, 0) `,
    180: `translate(${width}px, ${height}px) `,
    270: `translate(0, ${height}px) `,
  }
  const isLying = rest % 180 !== 0
  return (
    <div
      ref={host}
      aria-hidden
      className={classes.host}
      style={{
        width: isLying ? height : width,
        height: isLying ? width : height,
        transform: rest === 0 ? undefined : `${shifts[rest]}rotate(${rest}deg)`,
      }}
    />
  )
}
