/**
 * Link targets around the places a seal is found by: Chromium writes each as a link annotation with its rectangle.
 * `.invalid` never resolves; the links are taken out when the paper is stamped or exported.
 */
export const SEAL_ANCHORS = {
  /** Around each issuer's name; 0 is the host. A name on two lines makes two rectangles of one target. */
  issuer: (index: number): string => `https://seal.invalid/issuer/${index}`,
  date: 'https://seal.invalid/date',
  /** Around the last character of the text or the 附件说明. */
  textEnd: 'https://seal.invalid/text-end',
  /** Around the first 附注, which may not lie under the seal. */
  note: 'https://seal.invalid/note',
  /** Empty, at the very end of the flow: tells the last page with text from a page that holds only the 版记. */
  flowEnd: 'https://seal.invalid/flow-end',
} as const
