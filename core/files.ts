/** A workspace's files: path → text. Paths are relative and use `/`. */
export type Files = Readonly<Record<string, string>>
