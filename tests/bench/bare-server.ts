// What the same work costs with nothing around it: node:http, better-sqlite3, one form, one durable commit.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const count = Number(process.argv[2])
const folder = mkdtempSync(join(tmpdir(), 'sayso-bare-'))
const db = new Database(join(folder, 'bare.sqlite'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec(
  'CREATE TABLE invitation (token TEXT PRIMARY KEY, state TEXT); CREATE TABLE answer (token TEXT, item TEXT, value INTEGER)',
)
const insert = db.prepare('INSERT INTO invitation VALUES (?, ?)')
const six = Array.from({ length: count }, (_, at) => `bare${String(at).padStart(18, '0')}`)
db.transaction(() => six.forEach((token) => insert.run(token, 'invited')))()

const find = db.prepare('SELECT state FROM invitation WHERE token = ?')
const answer = db.prepare('INSERT INTO answer VALUES (?, ?, ?)')
const end = db.prepare("UPDATE invitation SET state = 'completed' WHERE token = ?")
const keep = db.transaction((token: string, fields: URLSearchParams) => {
  for (const [item, value] of fields) answer.run(token, item, Number(value))
  end.run(token)
})
const choice = (item: number, value: number) =>
  `<label><input type="radio" name="Q${item}" value="${value}"> Choice ${value}</label>`
const fieldset = (item: number) =>
  `<fieldset><legend>How was part ${item} of your month?</legend>${[1, 2, 3, 4, 5, 9].map((value) => choice(item, value)).join('')}</fieldset>`
const page = `<!doctype html><title>Six</title><form method="post">${[1, 2, 3, 4, 5, 6].map(fieldset).join('')}<button>Send</button></form>`

const server = createServer((request, response) => {
  const token = (request.url ?? '').slice('/s/'.length)
  if (!find.get(token)) return void response.writeHead(404).end()
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  if (request.method === 'GET') return void response.end(page)
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    keep(token, new URLSearchParams(Buffer.concat(chunks).toString()))
    response.end('<!doctype html><title>Thank you</title><p>Thank you')
  })
}).listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0, tokens: { six, pulse: [] } })
})
process.on('message', (asked) => {
  if (asked === 'cpu') return void process.send?.({ cpu: process.cpuUsage() })
  db.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
