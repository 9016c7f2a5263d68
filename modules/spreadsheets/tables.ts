/** An upload as it is kept. */
export interface UploadRow {
  readonly id: string
  readonly file_name: string
  readonly size: number
  readonly uploaded_at: string
  readonly uploaded_by: string
  readonly state: 'checking' | 'checked' | 'faulty' | 'imported'
  readonly step: string
  readonly done: number
  readonly total: number
  readonly fault: string | null
  readonly row_count: number
  readonly items: readonly UploadItem[]
  readonly findings: readonly unknown[]
  readonly finding_count: number
  readonly imported_at: string | null
  /** drafts of the workshop that came of it */
  readonly drafts: readonly { readonly id: string; readonly item: string; readonly name: string }[]
}

/** An item of an upload, against what is in force. */
export interface UploadItem {
  readonly id: string
  readonly name: string
  readonly change: 'new' | 'changed' | 'same'
  /** version in force when it was checked, 0 when there was none */
  readonly seen: number
  /** in the exchange format; empty where nothing changes */
  readonly text: string
}
