/** What a media file says of itself. */
export interface MediaFacts {
  /** The media type to serve it with, by its content. */
  readonly type: string;
  readonly sizeBytes: number;
  /** Pixels, as it is to be shown; both or neither. */
  readonly width?: number;
  readonly height?: number;
  /** Of sound and film, where the beginning of the file tells. */
  readonly durationSeconds?: number;
}
