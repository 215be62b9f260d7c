// Reads a caseload file as it comes in: bytes to text to rows, each checked at once, so that only what it says is kept.
import { CsvError, parse } from 'csv-parse'
import { checkRow } from '../core/caseload/check-row.ts'
import { delimiterOf, readHeader, type Header } from '../core/caseload/columns.ts'
import type { CheckedRow } from '../core/caseload/rows.ts'

export interface CaseloadFile {
  readonly header: Header
  readonly rows: readonly CheckedRow[]
}

/** The file as a whole cannot be read; the message is a sentence for whoever made it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

const LONGEST_ROW = 100_000
const LONGEST_FIRST_LINE = 20_000
const NOT_UTF8 =
  'The file is not in UTF-8, so accented letters would be lost. In Excel choose “Save as” and then “CSV UTF-8”.'

/** @param today the program's own day. @param onRows told the rows read so far, now and then. */
export async function readCaseload(
  bytes: AsyncIterable<Uint8Array>,
  today: string,
  onRows: (rows: number) => void,
): Promise<CaseloadFile> {
  let header: Header | null = null
  let number = 0
  const rows: CheckedRow[] = []
  for await (const cells of recordsOf(bytes)) {
    number += 1
    if (cells.every((cell) => cell.trim() === '')) continue
    if (header) rows.push(checkRow(cells, header, number, today))
    else header = usable(readHeader(cells))
    if (number % 1000 === 0) onRows(number)
  }
  if (!header) throw new UnreadableFile('The file is empty.')
  if (rows.length === 0) throw new UnreadableFile('The file has a header and no rows.')
  return { header, rows }
}

function usable(header: Header): Header {
  const { missing, repeated, at } = header
  if (at.size === 0) {
    throw new UnreadableFile(
      'The first row names none of the columns of a caseload file, such as patient_id.',
    )
  }
  if (missing.length > 0)
    throw new UnreadableFile(`${named('column', missing)} missing: ${missing.join(', ')}.`)
  if (repeated.length > 0) {
    throw new UnreadableFile(`${named('column', repeated)} in the header twice: ${repeated.join(', ')}.`)
  }
  return header
}

const named = (thing: string, those: readonly string[]): string =>
  those.length === 1 ? `One ${thing} is` : `${those.length} ${thing}s are`

async function* recordsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const texts = decoded(bytes)
  let start = ''
  while (!/[\r\n]/.test(start.trimStart()) && start.length < LONGEST_FIRST_LINE) {
    const next = await texts.next()
    if (next.done) break
    start += next.value
  }
  const parser = parse({
    delimiter: delimiterOf(/[^\r\n]*/.exec(start.trimStart())?.[0] ?? ''),
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    relax_quotes: true,
  })
  let row = 0
  const feeding = feed(parser, start, texts)
  try {
    for await (const record of parser) {
      row += 1
      yield record as string[]
    }
    await feeding
  } catch (error) {
    throw readable(error, row + 1)
  }
}

async function feed(parser: ReturnType<typeof parse>, start: string, rest: AsyncGenerator<string>) {
  const closed = new Promise((resolve) => parser.once('close', resolve))
  const write = async (text: string) => {
    if (parser.write(text) || parser.destroyed) return
    await Promise.race([closed, new Promise((resolve) => parser.once('drain', resolve))])
  }
  try {
    await write(start)
    for await (const text of rest) {
      if (parser.destroyed) return
      await write(text)
    }
    parser.end()
  } catch (error) {
    parser.destroy(error as Error)
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  try {
    for await (const piece of bytes) {
      if (piece.length === 0) continue
      if (first) refuseOtherFormats(piece)
      first = false
      if (piece.includes(0)) throw new UnreadableFile('This is no CSV file: it holds bytes that no text has.')
      yield decoder.decode(piece, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new UnreadableFile(NOT_UTF8) : error
  }
}

function refuseOtherFormats(piece: Uint8Array): void {
  const [a, b, c, d] = piece
  const workbook = (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) || (a === 0xd0 && b === 0xcf)
  if (workbook) {
    throw new UnreadableFile('This is an Excel workbook. In Excel choose “Save as” and then “CSV UTF-8”.')
  }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw new UnreadableFile(NOT_UTF8)
}

function readable(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new UnreadableFile(
      `Row ${row} is longer than any row can be. Perhaps a quotation mark in it, or before it, is never closed.`,
    )
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new UnreadableFile(`A quotation mark in row ${row} is never closed.`)
  }
  return new UnreadableFile(`Row ${row} cannot be read as CSV.`)
}
