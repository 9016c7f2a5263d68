import type { Access, Endpoint, TSchema } from '../contract/index.ts'
import { Problem } from '../contract/index.ts'

/** Makes the OpenAPI 3.1 document of all operations; the schemas are published as they check. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    const operations = (paths[path] ??= {})
    operations[endpoint.method.toLowerCase()] = operationOf(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '一窗 Yichuang API',
      version,
      description: '政务大厅一窗受理平台接口。Every page of the product uses these operations.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'yichuang', description: 'cookie of POST /session' },
        bearer: { type: 'http', scheme: 'bearer', description: 'token of POST /session' },
        pass: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Progress-Pass',
          description: 'pass of POST /progress/passes: case number and a check that strangers cannot pass',
        },
      },
    },
  }
}

function operationOf(endpoint: Endpoint): Record<string, unknown> {
  const { name, tag, summary, description, may, example } = endpoint
  return {
    operationId: name,
    tags: [tag],
    summary,
    description: [description, accessSentence(may)].filter(Boolean).join('\n\n'),
    security: securityOf(may),
    parameters: [
      ...parametersOf(endpoint.params, 'path', example.params),
      ...parametersOf(endpoint.query, 'query', example.query),
      ...(endpoint.method === 'GET' ? [] : [idempotencyKey]),
    ],
    ...requestBodyOf(endpoint),
    responses: responsesOf(endpoint),
    ...(typeof may === 'object' ? { 'x-permission': may.permission } : {}),
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 8, maxLength: 80 },
  description: '同一键重发只办一次 / the same key sent again is one act and gets the first answer',
  example: '5b0c2f6e-6d0d-4f0e-9a57-1d2f3c4b5a69',
}

function accessSentence(may: Access): string {
  if (may === 'public') return 'Open to everybody.'
  if (may === 'signed-in') return 'Any member of staff signed in.'
  if (may === 'applicant') return 'The applicant with a progress pass.'
  return `Permission \`${may.permission}\`.`
}

function securityOf(may: Access): Record<string, string[]>[] {
  if (may === 'public') return [{}]
  if (may === 'applicant') return [{ pass: [] }, { session: [] }, { bearer: [] }]
  return [{ session: [] }, { bearer: [] }]
}

function parametersOf(schema: TSchema, place: 'path' | 'query', example: unknown): Record<string, unknown>[] {
  const properties = (schema['properties'] ?? {}) as Record<string, TSchema>
  const required = new Set((schema['required'] ?? []) as string[])
  const examples = (example ?? {}) as Record<string, unknown>
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: member,
    ...(examples[name] === undefined ? {} : { example: examples[name] }),
  }))
}

function requestBodyOf({ method, accepts, body, example }: Endpoint): Record<string, unknown> {
  if (method === 'GET') return {}
  if (accepts === 'upload') {
    const schema = {
      type: 'object',
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
    }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  if (Object.keys((body['properties'] ?? {}) as object).length === 0 && body['type'] === 'object') return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: body, example: example.body ?? {} } } },
  }
}

const mediaTypes = {
  json: 'application/json',
  file: 'application/octet-stream',
  html: 'text/html',
  'event-stream': 'text/event-stream',
  upload: 'application/json',
}

function responsesOf({ gives, answer, example, problems, may }: Endpoint): Record<string, unknown> {
  const content =
    gives === 'json' ? { schema: answer, example: example.answer ?? {} } : { schema: { type: 'string' }, example: '' }
  const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
  const codes = problems.length > 0 ? `Refused: ${problems.map((code) => `\`${code}\``).join(', ')}` : 'Refused'
  return {
    '200': { description: 'Done', content: { [mediaTypes[gives]]: content } },
    '400': { description: 'Bad input: every wrong member is named', ...problem },
    ...(may === 'public'
      ? {}
      : { '401': { description: 'Not signed in', ...problem }, '403': { description: 'Not permitted', ...problem } }),
    default: { description: codes, ...problem },
  }
}
