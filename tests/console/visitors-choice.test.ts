import { expect, test } from "vitest";
import { type Choice, choiceOf, choicePath } from "../../console/src/visitors/choice.ts";

const everything: Choice = {
  view: "map",
  filter: {
    siteId: "s1",
    departmentId: "d1",
    page: "shoes & boots?",
    onPage: "https://shop.example/?a=1&b",
    countries: ["CO", "MX"],
    devices: ["mobile"],
    returning: false,
    states: ["online", "idle"],
    inChat: true,
    attribute: { name: "plan:type", value: "gold, 1" },
    place: "CO|Bogotá",
  },
  sort: "page-time",
  descending: true,
  byPage: true,
  openId: "v 1",
};

test("the address says all of what is shown, so a reload or a colleague sees the same", () => {
  expect(choiceOf(choicePath(everything))).toEqual(everything);
});

test("what is not chosen is not in the address: newest first, everybody", () => {
  const path = choicePath(choiceOf("/console/visitors"));
  expect(path).toBe("/console/visitors");
  expect(choiceOf(path)).toMatchObject({ filter: {}, sort: "arrived", descending: true, openId: null });
});

test("an address with nonsense in it counts as if it were not said", () => {
  const odd = "country=co,<b>,MX&device=fridge&state=online,gone&returning=maybe&sort=-shoe-size&page=%20";
  expect(choiceOf(`/console/visitors?${odd}`)).toMatchObject({
    filter: { countries: ["MX"], states: ["online"] },
    sort: "arrived",
    descending: true,
  });
  expect(choiceOf(`/console/visitors?${odd}`).filter).not.toHaveProperty("devices");
});

test("texts in an address are cut to what the server takes", () => {
  const long = "x".repeat(5_000);
  const { filter } = choiceOf(`/console/visitors?page=${long}&attribute=${long}&value=${long}&place=${long}`);
  expect(filter.page?.length).toBeLessThanOrEqual(2_000);
  expect(filter.attribute?.name.length).toBeLessThanOrEqual(64);
  expect(filter.attribute?.value.length).toBeLessThanOrEqual(200);
  expect(filter.place?.length).toBeLessThanOrEqual(100);
});
