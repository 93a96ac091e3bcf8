import { describe, expect, test } from "vitest";
import { excerptOf } from "../../server/src/search/excerpt.ts";
import { parseQuery, wordsIn } from "../../server/src/search/words.ts";

const words = (text: string) => wordsIn(text).map(({ word }) => word);
const marked = (text: string, query: string) => {
  const parsed = parseQuery(query);
  return (
    parsed &&
    excerptOf(text, parsed)
      ?.map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
      .join("")
  );
};

describe("words as they are compared", () => {
  test("case and accents do not matter, composed or not", () => {
    expect(words("Información, MUÑOZ")).toEqual(["informacion", "munoz"]);
    expect(words("Mun\u0303oz ﬁn Ｆｕｌｌ")).toEqual(["munoz", "fin", "full"]);
  });

  test("an address is its parts, and emoji are none", () => {
    expect(words("ana.nungo@ejemplo.co 🚚 x")).toEqual(["ana", "nungo", "ejemplo", "co", "x"]);
  });

  test("where no spaces stand between words every character is one", () => {
    expect(words("注文123")).toEqual(["注", "文", "123"]);
  });

  test("a text of one endless word is a short word", () => {
    expect(words("a".repeat(10_000))[0]?.length).toBe(64);
  });
});

describe("what is asked", () => {
  test("words are all wanted, quotes hold them together, the last may be unfinished", () => {
    expect(parseQuery('pedido "en camino" grac')).toEqual({
      terms: [["pedido"], ["en", "camino"], ["grac"]],
      isOpen: true,
    });
  });

  test("a closed quote is finished", () => {
    expect(parseQuery('"gracias"')?.isOpen).toBe(false);
    expect(parseQuery('"grac')?.isOpen).toBe(true);
  });

  test("signs alone are nothing to look for", () => {
    for (const nothing of ["", "  ", '"', '""', "* - ( ) ^", "🙂"]) expect(parseQuery(nothing)).toBeNull();
  });
});

describe("what is shown of a find", () => {
  test("the words are marked as they were written", () => {
    expect(marked("La INFORMACIÓN del envío", "informacion envio")).toBe("La [INFORMACIÓN] del [envío]");
  });

  test("an unfinished word marks the whole of it, a phrase only where it stands together", () => {
    expect(marked("gracias, muchas gracias", "muc")).toBe("gracias, [muchas] gracias");
    expect(marked("gracias, muchas gracias", '"muchas gracias"')).toBe("gracias, [muchas gracias]");
  });

  test("of a long text the part around the first find is shown", () => {
    const shown = marked(`${"palabra ".repeat(100)}aguja ${"otra ".repeat(100)}`, "aguja") ?? "";
    expect(shown).toMatch(/^….*\[aguja\].*…$/);
    expect(shown.length).toBeLessThan(170);
  });

  test("a text that does not have it any more is no find", () => {
    expect(marked("This was edited", "secret")).toBeUndefined();
  });
});
