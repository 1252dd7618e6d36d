/** A compressed trie: finds all stored prefixes of a text in one walk along it. */
export class PrefixTrie<Value> {
  readonly #root: Node<Value> = new Node('')

  /** The value stored at a prefix; made by `create` when there is none yet. */
  at(prefix: string, create: () => Value): Value {
    let node = this.#root
    let rest = prefix
    while (rest !== '') {
      const key = rest.charCodeAt(0)
      const child = node.children.get(key)
      if (!child) {
        const leaf = new Node<Value>(rest)
        node.children.set(key, leaf)
        node = leaf
        break
      }
      const shared = sharedLength(child.label, rest)
      node = shared === child.label.length ? child : node.split(child, shared)
      rest = rest.slice(shared)
    }
    node.value ??= create()
    return node.value
  }

  /** Calls `visit` for the value of every prefix of `text`, the shortest first. */
  walk(text: string, visit: (value: Value) => void): void {
    let node: Node<Value> | undefined = this.#root
    let at = 0
    while (node) {
      if (node.value !== undefined) visit(node.value)
      const child: Node<Value> | undefined = node.children.get(text.charCodeAt(at))
      if (!child || !text.startsWith(child.label, at)) return
      at += child.label.length
      node = child
    }
  }
}

class Node<Value> {
  readonly children = new Map<number, Node<Value>>()
  value: Value | undefined

  constructor(public label: string) {}

  /** Puts a node between this one and a child, after `length` characters of the child's label. */
  split(child: Node<Value>, length: number): Node<Value> {
    const middle = new Node<Value>(child.label.slice(0, length))
    child.label = child.label.slice(length)
    middle.children.set(child.label.charCodeAt(0), child)
    this.children.set(middle.label.charCodeAt(0), middle)
    return middle
  }
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
