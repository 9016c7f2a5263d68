/** What other modules on the server, and the command line, may use of spreadsheets. */
export { checkUpload } from './check-upload.ts'
export { exportWorkbook } from './export.ts'
export { writeWorkbook } from './workbook/write-workbook.ts'
export { readWorkbook } from './workbook/read-workbook.ts'
export { WorkbookFault, workbookLimits } from './workbook/unzip.ts'
