/** The nonce of this page's Content-Security-Policy, as the server put it into the head; undefined without one. */
export function cspNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  return nonce === undefined || nonce === '' ? undefined : nonce
}
