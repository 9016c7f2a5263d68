import type { AnswerOf, Endpoint, ParamsOf, QueryOf } from '@yichuang/platform/contract'
import { asksForSession, newKey, signInOnce, urlOf } from './call.ts'
import type { CallOptions } from './call.ts'
import { noAnswer, readProblem } from './problem.ts'
import { clientSettings } from './settings.ts'

export interface UploadFile {
  /** name of the form field */
  readonly field: string
  readonly name: string
  readonly blob: Blob
}

export interface UploadInput<E extends Endpoint> {
  readonly params?: ParamsOf<E>
  readonly query?: QueryOf<E>
  readonly files: readonly UploadFile[]
}

export interface UploadOptions extends CallOptions {
  /** called with the share that is sent, 0 … 1 */
  readonly onProgress?: (share: number) => void
}

/**
 * Sends files as multipart to an operation, saying how far it is.
 * @throws ApiProblem when they were not taken, or no answer came
 */
export async function upload<E extends Endpoint>(
  endpoint: E,
  input: UploadInput<E>,
  options: UploadOptions = {},
): Promise<AnswerOf<E>> {
  const key = options.key ?? newKey()
  let answer = await sendFiles(endpoint, input, { ...options, key })
  if (answer.status === 401 && asksForSession(endpoint, options) && (await signInOnce())) {
    answer = await sendFiles(endpoint, input, { ...options, key })
  }
  if (!answer.ok) throw await readProblem(answer)
  return (await answer.json()) as AnswerOf<E>
}

// fetch cannot say how much of a body is sent; XMLHttpRequest can.
function sendFiles<E extends Endpoint>(
  endpoint: E,
  input: UploadInput<E>,
  { key, signal, onProgress }: UploadOptions,
): Promise<Response> {
  const form = new FormData()
  for (const { field, name, blob } of input.files) form.append(field, blob, name)
  const request = new XMLHttpRequest()
  request.open(endpoint.method, urlOf(endpoint, input))
  request.setRequestHeader('idempotency-key', key ?? newKey())
  request.setRequestHeader('accept-language', clientSettings().language())
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) onProgress?.(event.loaded / event.total)
  })
  signal?.addEventListener('abort', () => {
    request.abort()
  })
  return new Promise((answered, failed) => {
    request.addEventListener('load', () => {
      answered(new Response(request.status === 204 ? null : request.responseText, { status: request.status }))
    })
    for (const end of ['error', 'abort', 'timeout'] as const) {
      request.addEventListener(end, () => {
        failed(noAnswer())
      })
    }
    request.send(form)
  })
}
