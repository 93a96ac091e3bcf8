import { options } from "preact";

/**
 * Pages that add to Object.prototype make every `for in` see their additions, and Preact would put them on
 * each element: there, props get an object of their own without a prototype.
 */
export function guardProps(): void {
  const added: Record<string, unknown> = {};
  for (const name in {}) added[name] = Reflect.get(Object.prototype, name);
  if (!Object.keys(added).length) return;
  options.vnode = (vnode) => {
    if (typeof vnode.type !== "string") return;
    const own = Object.entries(vnode.props).filter(([name, value]) => added[name] !== value);
    vnode.props = Object.assign(Object.create(null), Object.fromEntries(own));
  };
}
