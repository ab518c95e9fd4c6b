/**
 * The strongly connected components of a graph (Tarjan), those that nothing leads out of first. It keeps a stack of its own: a
 * document may chain more nodes than a call stack holds.
 */
export function components<Node>(nodes: Iterable<Node>, next: (node: Node) => Iterable<Node>): Node[][] {
  const found: Node[][] = [];
  const order = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const enter = (node: Node): Frame<Node> => {
    low.set(node, order.size);
    order.set(node, order.size);
    open.push(node);
    isOpen.add(node);
    return { node, rest: next(node)[Symbol.iterator]() };
  };
  const lower = (node: Node, to: number): void => {
    low.set(node, Math.min(low.get(node) ?? to, to));
  };
  for (const root of nodes) {
    if (order.has(root)) continue;
    const work = [enter(root)];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node, rest } = frame;
      const following = rest.next();
      if (following.done !== true) {
        if (!order.has(following.value)) work.push(enter(following.value));
        else if (isOpen.has(following.value)) lower(node, order.get(following.value) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) !== order.get(node)) continue;
      const component = open.splice(open.lastIndexOf(node));
      for (const member of component) isOpen.delete(member);
      found.push(component);
    }
  }
  return found;
}

interface Frame<Node> {
  readonly node: Node;
  readonly rest: Iterator<Node>;
}
