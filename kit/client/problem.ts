import type { Problem } from '@yichuang/platform/contract'

/** A request that was not answered with what was asked for: a refusal, bad input, a fault, or no answer at all. */
export class ApiProblem extends Error {
  /** HTTP status; 0 when no answer came */
  readonly status: number
  /** `module.what-is-wrong` */
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  /** number to quote when asking for help */
  readonly requestId: string | undefined
  readonly errors: readonly FieldProblem[]
  /** the extension members: facts of a refusal */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(problem: Problem) {
    const { code, title, status, detail, requestId, errors, type, ...facts } = problem
    super(`${code}: ${title}`)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
    this.requestId = requestId
    this.errors = errors ?? []
    this.facts = { ...facts, type }
  }

  /** No answer came: the network or the server is away. What was typed is safe here. */
  get isOffline(): boolean {
    return this.status === 0
  }

  /** Somebody else acted first: the screen shows an old version. */
  get isConflict(): boolean {
    return this.status === 409 && this.code.endsWith('.stale-version')
  }

  /** The person may not do this. */
  get isForbidden(): boolean {
    return this.status === 403
  }

  /** The bug is ours: a sentence and a number, nothing the person could mend. */
  get isFault(): boolean {
    return this.status >= 500
  }
}

export interface FieldProblem {
  /** JSON pointer into the body */
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** The sentence for one field of a form: bad input, or a refusal that names the field; undefined when it is right. */
export function fieldProblem(problem: ApiProblem | undefined, pointer: string): string | undefined {
  const wrong = problem?.errors.find((error) => error.pointer === pointer)?.message
  return wrong ?? (problem?.facts['pointer'] === pointer ? problem.title : undefined)
}

/** The problem document of an answer (RFC 9457); an answer that is none becomes one by its status. */
export async function readProblem(answer: Response): Promise<ApiProblem> {
  const text = await answer.text().catch(() => '')
  return new ApiProblem(parseProblem(text) ?? { ...faultOf(answer.status), status: answer.status })
}

/** A request that got no answer. */
export function noAnswer(): ApiProblem {
  return new ApiProblem({ ...faultOf(0), status: 0 })
}

/** Anything thrown as a problem; what is not from the server is a fault of this page. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown
  const title = thrown instanceof Error ? thrown.message : String(thrown)
  return new ApiProblem({ type: '/problems/kit.page-fault', code: 'kit.page-fault', title, status: 500 })
}

function faultOf(status: number): { type: string; code: string; title: string } {
  const code = status === 0 ? 'kit.no-answer' : 'kit.unexpected-answer'
  return { type: `/problems/${code}`, code, title: String(status) }
}

function parseProblem(text: string): Problem | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return isProblem(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isProblem(read: unknown): read is Problem {
  if (typeof read !== 'object' || read === null) return false
  const { code, title, status } = read as Partial<Record<keyof Problem, unknown>>
  return typeof code === 'string' && typeof title === 'string' && typeof status === 'number'
}
