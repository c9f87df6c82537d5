import { chinaDay } from '@shared/lib/china-day'

/** The day in Beijing, wherever the laptop thinks it is. */
export const today = (): string => chinaDay(new Date().toISOString())
