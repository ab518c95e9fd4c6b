/**
 * The strongly connected components of a graph that hold a cycle, as a number for each node on one (Tarjan 1972, without
 * recursion: a document decides how long a chain is).
 */
export function cyclicComponents<T>(graph: ReadonlyMap<T, readonly T[]>): Map<T, number> {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const stack: T[] = [];
  const onStack = new Set<T>();
  const found = new Map<T, number>();
  const open = (node: T) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, next: 0 };
  };
  const lower = (node: T, to: number) => low.set(node, Math.min(low.get(node) ?? to, to));
  for (const root of graph.keys()) {
    const path = index.has(root) ? [] : [open(root)];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const { node } = frame;
      const target = graph.get(node)?.[frame.next++];
      if (target !== undefined) {
        if (!index.has(target)) path.push(open(target));
        else if (onStack.has(target)) lower(node, index.get(target) ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) === index.get(node)) close(node);
    }
  }
  return found;

  function close(node: T): void {
    const members = stack.splice(stack.lastIndexOf(node));
    for (const member of members) onStack.delete(member);
    if (members.length === 1 && !graph.get(node)?.includes(node)) return;
    for (const member of members) found.set(member, index.get(node) ?? 0);
  }
}
