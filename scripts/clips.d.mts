/** What `clips.mjs` finds, for tests. */
export interface FoundClip {
  readonly survey: string
  readonly language: string
  readonly item: string
  readonly title: string
  readonly type: string
  readonly path: string
  readonly contents: Buffer
}
export function findClips(surveys: string): FoundClip[]

export declare const SERVED_AS: Readonly<Record<string, string>>
