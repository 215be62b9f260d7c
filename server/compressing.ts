// Packs one page as the browser accepts it, all at once: a stream costs several times what so short a text does.
// By node:zlib, which Workers have too, though they are never asked: Cloudflare packs what leaves it.
import { gzipSync } from 'node:zlib'

const GZIP = /^\s*gzip\s*(?:;\s*q\s*=\s*(?:1|0?\.\d*[1-9]).*)?$/i

/** Null: as it is, since nothing else was asked for. @param accepted `Accept-Encoding`. */
export function gzipFor(accepted: string | undefined, text: string): Uint8Array<ArrayBuffer> | null {
  return accepted?.split(',').some((each) => GZIP.test(each)) ? new Uint8Array(gzipSync(text)) : null
}
