export { SealsPage } from './SealsPage'
