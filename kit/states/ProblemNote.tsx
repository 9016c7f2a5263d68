import type { ApiProblem } from '../client/problem.ts'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { useProblemText } from './problem-text.ts'

/** What stands in the way of an act, inline above its button: the sentence, what is safe, the number to quote. */
export function ProblemNote({ problem }: { readonly problem: ApiProblem | undefined }) {
  if (problem === undefined) return undefined
  return <Note problem={problem} />
}

function Note({ problem }: { readonly problem: ApiProblem }) {
  const w = useKitWords()
  const { title, text } = useProblemText(problem)
  const isSerious = problem.isOffline || problem.isFault
  return (
    <div className="note-wrong" role="alert">
      <Icon name="warning" />
      <div>
        <b>{title}</b>
        {isSerious && <p>{text}</p>}
        {problem.errors.length > 0 && (
          <ul>
            {problem.errors.map((error) => (
              <li key={error.pointer}>{error.message}</li>
            ))}
          </ul>
        )}
        {isSerious && problem.requestId !== undefined && (
          <p className="small">{w('problem.number', { id: problem.requestId })}</p>
        )}
      </div>
    </div>
  )
}
