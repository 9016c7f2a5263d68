/** Row types of schema `portal`. */
export interface PortalTables {
  'portal.pass': { token_hash: Buffer; dossier: string; created_at: string; expires_at: string }
  'portal.wrong_try': { id: string; application_no: string; address: string; at: string }
}
