import { startEmbeddedPostgres } from '../index.ts'
import { runningPostmaster } from '../postmaster.ts'
let t=performance.now(); const lap=(s:string)=>{console.log(s, Math.round(performance.now()-t)); t=performance.now()}
const dataDir='/tmp/pgtry2/postgres'
const s = await startEmbeddedPostgres({dataDir}); lap('first start')
process.kill(s.pid(),'SIGKILL'); s.leave()
while(runningPostmaster(dataDir)) await new Promise(r=>setTimeout(r,5)); lap('gone')
const a = await startEmbeddedPostgres({dataDir}); lap('again '+a.how)
await a.stop(); lap('stop')
