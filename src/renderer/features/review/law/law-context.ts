/** The clocks for whatever part of the screen asks; the marks of the checklist have a context of their own, so
 *  that its rows are not drawn anew with every act. */
import { createContext, useContext } from 'react'
import type { Law } from './use-law'

export const LawContext = createContext<Law | null>(null)
export const useLawHere = (): Law | null => useContext(LawContext)

/** What is suggested for an item: open findings of the clocks, and whether 合理缺项 is. */
export type ItemMark = { readonly open: number; readonly isNa: boolean }
export const LawMarksContext = createContext<ReadonlyMap<string, ItemMark>>(new Map())
export const useItemMark = (itemId: string): ItemMark | undefined => useContext(LawMarksContext).get(itemId)
