// Packs one page as the browser accepts it, all at once: a stream costs several times what so short a text does.
// By node:zlib, which Workers have too, though they are never asked: Cloudflare packs what leaves it.
import { constants, crc32, deflateRawSync } from 'node:zlib'

const GZIP = /^\s*gzip\s*(?:;\s*q\s*=\s*(?:1|0?\.0*[1-9]).*)?$/i

/** Null: as it is, since nothing else was asked for. @param accepted `Accept-Encoding`. */
export function gzipFor(accepted: string | undefined, text: string): Uint8Array<ArrayBuffer> | null {
  return accepted?.split(',').some((each) => GZIP.test(each)) ? gzip(text) : null
}

/** Magic, deflate, no flags, no time, no level, no system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/** Ends what all pages of a language share: no word of a patient, or of a program, stands before it. */
const STYLE_END = '</style>'

interface Begun {
  readonly bytes: number
  readonly crc: number
  /** Whole blocks, so that other blocks may follow. */
  readonly packed: Buffer
}

const MOST_BEGINNINGS = 20
const beginnings = new Map<string, Begun>()

/** The style is much of a page and the same on each: it is packed once. */
function begin(text: string): Begun {
  const known = beginnings.get(text)
  if (known) return known
  const raw = Buffer.from(text)
  const packed = deflateRawSync(raw, { finishFlush: constants.Z_FULL_FLUSH })
  const begun = { bytes: raw.length, crc: crc32(raw), packed }
  if (beginnings.size >= MOST_BEGINNINGS) beginnings.clear()
  beginnings.set(text, begun)
  return begun
}

function gzip(text: string): Uint8Array<ArrayBuffer> {
  const found = text.indexOf(STYLE_END)
  const cut = found < 0 ? 0 : found + STYLE_END.length
  const begun = begin(text.slice(0, cut))
  const rest = Buffer.from(text.slice(cut))
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(rest, begun.crc), 0)
  trailer.writeUInt32LE(begun.bytes + rest.length, 4)
  return Buffer.concat([HEADER, begun.packed, deflateRawSync(rest, { level: 3 }), trailer])
}
