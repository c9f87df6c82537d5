/** 还有 3 天 */
export const daysText = (left: number): string =>
  left === 0 ? '今天' : left > 0 ? `还有 ${left} 天` : `超期 ${-left} 天`
