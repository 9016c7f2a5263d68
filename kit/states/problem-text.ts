import type { ApiProblem } from '../client/problem.ts'
import { useKitWords } from '../public/LanguageScope.tsx'

/** What happened, and what is safe and to be done, in words for the person. */
export interface ProblemText {
  readonly title: string
  readonly text: string
}

/** The words of a problem: the server's sentence for a refusal, ours where no answer or a fault came. */
export function useProblemText(problem: ApiProblem): ProblemText {
  const w = useKitWords()
  if (problem.isOffline) return { title: w('problem.offline'), text: w('problem.offlineText') }
  if (problem.isFault || problem.code === 'kit.unexpected-answer') {
    return { title: w('problem.fault'), text: w('problem.faultText') }
  }
  if (problem.isConflict) return { title: problem.title, text: w('problem.conflictText') }
  return { title: problem.title, text: problem.detail ?? w('problem.refusedText') }
}
