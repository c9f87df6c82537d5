export { EntryPage } from './EntryPage'
