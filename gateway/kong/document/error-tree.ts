/**
 * What is wrong with a document, in a tree that mirrors it, as Kong reports it. Faults of an entity as a
 * whole stand under its own name, `@entity`.
 */
export type Path = readonly (string | number)[]

export interface Fault {
  /** Keys and 0-based positions from the top of the document. */
  readonly path: Path
  /** Whether it is about the entity at `path` as a whole. */
  readonly entity: boolean
  readonly message: string
}

export class ErrorTree {
  /** What is wrong with this very value. It takes the place of everything below. */
  message: string | undefined
  readonly entity: string[] = []
  readonly children = new Map<string | number, ErrorTree>()

  static of(message: string): ErrorTree {
    const tree = new ErrorTree()
    tree.message = message
    return tree
  }

  get empty(): boolean {
    return this.message === undefined && this.entity.length === 0 && this.children.size === 0
  }

  set(key: string | number, error: ErrorTree | string): void {
    this.children.set(key, typeof error === 'string' ? ErrorTree.of(error) : error)
  }

  /** Sets the message of a field given by dotted name, for example `config.redis.host`. */
  setAt(name: string, error: ErrorTree | string): void {
    const dot = name.indexOf('.')
    if (dot < 0) {
      this.set(name, error)
      return
    }
    const head = name.slice(0, dot)
    let child = this.children.get(head)
    if (!child || child.message !== undefined) {
      child = new ErrorTree()
      this.children.set(head, child)
    }
    child.setAt(name.slice(dot + 1), error)
  }

  has(name: string): boolean {
    return this.children.has(name)
  }

  get(path: Path): ErrorTree | undefined {
    let tree: ErrorTree | undefined = this
    for (const key of path) tree = tree?.children.get(key)
    return tree
  }

  /** The tree at a path, made where it is missing. */
  at(path: Path): ErrorTree {
    let tree: ErrorTree = this
    for (const key of path) {
      let child = tree.children.get(key)
      if (!child) {
        child = new ErrorTree()
        tree.children.set(key, child)
      }
      tree = child
    }
    return tree
  }

  /** Takes over the messages of another tree that `keep` lets through. */
  merge(other: ErrorTree, keep: (message: string) => boolean): void {
    for (const [key, child] of other.children) {
      if (child.message !== undefined) {
        if (keep(child.message)) this.set(key, child.message)
        continue
      }
      const mine = this.children.get(key) ?? new ErrorTree()
      mine.merge(child, keep)
      if (!mine.empty) this.children.set(key, mine)
    }
  }

  /** All messages with their places, entities before their fields. */
  faults(path: Path = []): Fault[] {
    if (this.message !== undefined) return [{ path, entity: false, message: this.message }]
    const own = this.entity.map((message) => ({ path, entity: true, message }))
    return [...own, ...[...this.children].flatMap(([key, child]) => child.faults([...path, key]))]
  }
}

/** `services[0].routes[1].paths[0]` */
export function pathText(path: Path): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('')
}
