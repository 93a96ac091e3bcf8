/** Events as a visitor's browser would record them, made by hand. */
export interface Made {
  id: number;
  type: number;
  [field: string]: unknown;
}

let ids = 10;
const nextId = () => ids++;

export function el(tagName: string, attributes: Record<string, unknown> = {}, childNodes: Made[] = []): Made {
  return { id: nextId(), type: 2, tagName, attributes, childNodes };
}

export function svg(
  tagName: string,
  attributes: Record<string, unknown> = {},
  childNodes: Made[] = [],
): Made {
  return { ...el(tagName, attributes, childNodes), isSVG: true };
}

export function say(textContent: string): Made {
  return { id: nextId(), type: 3, textContent };
}

/** The size of the window and all that is in it. */
export function snapshot(body: Made[], head: Made[] = []): unknown[] {
  const html = el("html", { lang: "en" }, [el("head", {}, head), { ...el("body", {}, body), id: 5 }]);
  return [
    { type: 4, data: { href: "https://shop.example/", width: 800, height: 600 }, timestamp: 1 },
    {
      type: 2,
      data: { node: { id: 1, type: 0, childNodes: [html] }, initialOffset: { top: 0, left: 0 } },
      timestamp: 2,
    },
  ];
}

export function mutation(changes: Record<string, unknown>, timestamp = 3): unknown {
  const none = { adds: [], removes: [], texts: [], attributes: [] };
  return { type: 3, data: { source: 0, ...none, ...changes }, timestamp };
}

export function added(node: Made, parentId = 5): unknown {
  return mutation({ adds: [{ parentId, nextId: null, node }] });
}
