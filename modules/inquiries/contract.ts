/** 咨询 over HTTP: a clerk asks, the department answers, the applicant is told. (INT-10) */

export * from './contract/acts.ts'
export * from './contract/answer-times.ts'
export * from './contract/figures.ts'
export {
  countInquiries,
  Directed,
  DirectedWish,
  Inquiry,
  InquiryLine,
  listInquiries,
  readInquiry,
} from './contract/questions.ts'
