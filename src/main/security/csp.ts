/**
 * The Content Security Policy of every answer of app://. Starts from nothing; each opening has its reason here.
 */
const DIRECTIVES = (nonce: string): readonly (readonly [string, ...string[]])[] => [
  ['default-src', "'none'"],
  // PDFium is WebAssembly; this allows compiling wasm and nothing else of eval.
  ['script-src', "'self'", "'wasm-unsafe-eval'"],
  // PDFium runs in a worker of our own.
  ['worker-src', "'self'"],
  // Mantine writes <style> tags at run time and carries the nonce of the page.
  ['style-src', "'self'", `'nonce-${nonce}'`],
  // React and Mantine set style attributes for sizes and positions; styles run nothing.
  ['style-src-attr', "'unsafe-inline'"],
  // Page pictures are drawn from blob: URLs; data: for the small masks inside CSS.
  ['img-src', "'self'", 'blob:', 'data:'],
  ['font-src', "'self'"],
  // Pages, blobs and indexes are read with fetch from app:// only.
  ['connect-src', "'self'"],
  ['frame-src', "'none'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
]

/** @param nonce  fresh for each page load; the same value is stamped into the page's csp-nonce meta tag */
export function buildCsp(nonce: string): string {
  return DIRECTIVES(nonce)
    .map((directive) => directive.join(' '))
    .join('; ')
}
