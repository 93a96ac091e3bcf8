/** `[name]`, `[name="value"]` and the like, in a style sheet's selectors. */
const CONDITION = /\[\s*([\w-]+)\s*(?:([~|^$*]?)=\s*(?:"([^"]*)"|'([^']*)'|([^\]\s"']+))\s*[is]?\s*)?\]/g;
const SHOWN = /attr\(\s*([\w-]+)/g;

interface Asked {
  operator: string;
  operand: string;
}
/** What the page's own style sheets ask of attributes: no more of a value is told than what they look for. */
export interface AskedAttributes {
  /** True: something new is asked for. */
  learn(css: string): boolean;
  /** As much of the value as the styles see; null: they do not look at this attribute. */
  answer(name: string, value: string): string | null;
  /** Its value is put on the page as text. */
  isShown(name: string): boolean;
}

export function askedAttributes(): AskedAttributes {
  const asked = new Map<string, Asked[]>();
  const shown = new Set<string>();

  function learn(css: string): boolean {
    let isNew = false;
    for (const [, name = "", operator = "", double, single, bare] of css.matchAll(CONDITION)) {
      const key = name.toLowerCase();
      const known = asked.get(key) ?? [];
      const operand = double ?? single ?? bare;
      const had =
        operand === undefined || known.some((one) => one.operator === operator && one.operand === operand);
      if (asked.has(key) && had) continue;
      isNew = true;
      asked.set(key, operand === undefined ? known : [...known, { operator, operand }]);
    }
    for (const [, name = ""] of css.matchAll(SHOWN)) shown.add(name.toLowerCase());
    return isNew;
  }

  return {
    learn,
    answer(name, value) {
      const conditions = asked.get(name);
      if (!conditions) return null;
      const met = conditions.filter((one) => meets(value, one));
      const exact = met.find(({ operator }) => operator === "");
      return exact ? exact.operand : met.map(({ operand }) => operand).join(" ");
    },
    isShown: (name) => shown.has(name),
  };
}

function meets(value: string, { operator, operand }: Asked): boolean {
  if (!operand) return operator === "" && !value;
  if (operator === "^") return value.startsWith(operand);
  if (operator === "$") return value.endsWith(operand);
  if (operator === "*") return value.includes(operand);
  if (operator === "~") return value.split(/\s+/).includes(operand);
  if (operator === "|") return value === operand || value.startsWith(`${operand}-`);
  return value === operand;
}
