import { refuse } from '@shared/lib/result'
import { all, FINE, withCase, type Checks, type TypesOf } from './verdict'

export const standardChecks: Checks<TypesOf<'standard' | 'standard-draft'>> = {
  'standard/adopted': (state, p) =>
    state.find('standards', p.sha256) ? refuse('standard/already-adopted') : FINE,
  'standard/retired': (state, p) => {
    const row = state.find('standards', p.sha256)
    return row && row.retiredAt === null ? FINE : refuse('standard/unknown', { id: '' })
  },
  'standard/reinstated': (state, p) => {
    const row = state.find('standards', p.sha256)
    return row && row.retiredAt !== null ? FINE : refuse('standard/unknown', { id: '' })
  },
  'standard-draft/saved': (state, p) =>
    state.find('standardDrafts', p.draftId)?.endedAt ? refuse('standard-draft/ended') : FINE,
  'standard-draft/ended': (state, p) =>
    state.find('standardDrafts', p.draftId)?.endedAt === null ? FINE : refuse('standard-draft/unknown'),
  'standard-draft/restored': (state, p) =>
    state.find('standardDrafts', p.draftId)?.endedAt ? FINE : refuse('standard-draft/unknown'),
}

export const lawChecks: Checks<
  'case/fact-set' | 'calendar/set' | 'sector/set' | 'phrase/saved' | 'phrase/removed'
> = {
  'case/fact-set': (state, p) =>
    all(
      () => withCase(state, p.caseId),
      () => {
        const { source } = p
        if (source === null || source.kind === 'missing') return FINE
        const file = state.get('cases', p.caseId).files.find(({ fileId }) => fileId === source.fileId)
        if (!file) return refuse('finding/unknown-file')
        return source.pageIndex < file.pageCount
          ? FINE
          : refuse('finding/unknown-page', { page: source.pageIndex + 1 })
      },
    ),
  'calendar/set': () => FINE,
  'sector/set': () => FINE,
  'phrase/saved': () => FINE,
  'phrase/removed': (state, p) =>
    state.find('phrases', p.phraseId)?.removedAt === null ? FINE : refuse('phrase/unknown'),
}
