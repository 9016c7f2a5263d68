/** What other modules on the server, and the command line, may use of spreadsheets. */
export { checkUpload } from './check-upload.ts'
export { exportWorkbook } from './export.ts'
export { writeWorkbook } from './workbook/write-workbook.ts'
export { sentWorkbook, workbookAnswer } from './workbook/over-http.ts'
export { readWorkbook } from './workbook/read-workbook.ts'
export { WorkbookFault } from './workbook/unzip.ts'
