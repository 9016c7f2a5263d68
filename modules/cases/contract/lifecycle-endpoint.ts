import { endpoint, Type } from '@yichuang/platform/contract'
import type { Endpoint, Static, TSchema } from '@yichuang/platform/contract'
import type { TObject, TProperties } from '@sinclair/typebox'

/** What every lifecycle command answers: where the dossier stands now. */
export const ActAnswer = Type.Object({
  id: Type.String({ format: 'uuid' }),
  applicationNo: Type.String({ description: '统一收单号，也是办件编号 339921-260918-00052' }),
  version: Type.Integer({ description: 'send it as expectedVersion with the next command' }),
  stage: Type.String(),
})
export type ActAnswer = Static<typeof ActAnswer>

export const exampleId = '0199a3c2-5a7b-7c11-9d5e-3f2a1b0c9d8e'
export const exampleAnswer: ActAnswer = {
  id: exampleId,
  applicationNo: '339921-260918-00052',
  version: 7,
  stage: 'accepted',
}

/** Members every command on an existing dossier takes beside its own. */
const standing = {
  expectedVersion: Type.Optional(
    Type.Integer({ minimum: 1, description: 'version you saw; compulsory for people, else cases.stale-version' }),
  ),
  occurredAt: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'legal time when it was earlier than now (off-line intake, carriers)',
    }),
  ),
}

type Standing = typeof standing
type CommandEndpoint<B extends TProperties> = Endpoint<
  TObject<{ id: ReturnType<typeof Type.String> }>,
  TSchema,
  TObject<B & Standing>,
  typeof ActAnswer
>

/** Declares the operation of a lifecycle command: `POST /applications/:id/…`, permission = the command's name. */
export function lifecycleEndpoint<B extends TProperties>(input: {
  readonly name: string
  /** the command, `module.verb-noun` */
  readonly command: string
  /** below `/applications/:id` */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly body: B
  readonly problems: readonly string[]
  readonly example: Static<TObject<B>>
}): CommandEndpoint<B> {
  const { name, command, path, tag, summary, body, problems, example } = input
  return endpoint({
    name,
    method: 'POST',
    path: `/applications/:id${path}`,
    tag,
    summary,
    may: { permission: command },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    body: Type.Object({ ...body, ...standing }, { additionalProperties: false }),
    answer: ActAnswer,
    problems: ['access.out-of-scope', 'cases.stale-version', 'platform.key-reused', ...problems],
    example: { params: { id: exampleId }, body: { ...example, expectedVersion: 6 }, answer: exampleAnswer },
  } as never) as unknown as CommandEndpoint<B>
}

export const FileRef = Type.Object({
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  mediaType: Type.String({ maxLength: 100 }),
  size: Type.Integer({ minimum: 1 }),
})
