import { describe, expect, it } from 'vitest'
import { parseHash, toHash, type Route } from '../../../src/renderer/app/routes'

const ROUTES: readonly Route[] = [
  { page: 'cases' },
  { page: 'review', caseId: '00000000-0000-4000-8000-000000000001' },
  {
    page: 'review',
    caseId: '00000000-0000-4000-8000-000000000001',
    reviewId: '00000000-0000-4000-8000-000000000003',
  },
  {
    page: 'review',
    caseId: '00000000-0000-4000-8000-000000000001',
    reviewId: '00000000-0000-4000-8000-000000000003',
    findingId: '00000000-0000-4000-8000-000000000004',
  },
  { page: 'documents' },
  { page: 'document', documentId: '00000000-0000-4000-8000-000000000002' },
  { page: 'seals' },
  { page: 'settings' },
]

describe('routes', () => {
  it.each(ROUTES.map((route) => [toHash(route), route] as const))(
    'reads %s back as it was',
    (hash, route) => {
      expect(parseHash(hash)).toEqual(route)
    },
  )

  it('gives every place a hash of its own', () => {
    expect(new Set(ROUTES.map(toHash)).size).toBe(ROUTES.length)
  })

  it.each([
    ['', { page: 'cases' }],
    ['#/nowhere', { page: 'cases' }],
    ['#/cases/', { page: 'cases' }],
    ['#/documents/', { page: 'documents' }],
    ['#/settings/more', { page: 'settings' }],
  ] as const)('reads %j as a place there is', (hash, route) => {
    expect(parseHash(hash)).toEqual(route)
  })
})
