import type { LiveFilter } from "@palique/shared/live-visitors.ts";
import type { Seen } from "./entry.ts";
import { conversationFor, isInChat, type Scope } from "./scope.ts";

type Test = (seen: Seen) => boolean;

/** Whether somebody fits, with what can be prepared for thousands of them prepared. What an operator may not see fits nothing. */
export function matcher(filter: LiveFilter, scope: Scope): Test {
  const tests = testsOf(filter, scope);
  return (seen) => {
    for (const test of tests) if (!test(seen)) return false;
    return true;
  };
}

function testsOf(filter: LiveFilter, scope: Scope): Test[] {
  const { siteId, departmentId, page, onPage, countries, devices } = filter;
  const { returning, states, inChat, attribute, place } = filter;
  const tests: Test[] = [];
  if (siteId !== undefined) tests.push((seen) => seen.siteId === siteId);
  if (states) tests.push((seen) => states.includes(seen.state));
  if (devices) tests.push((seen) => devices.includes(seen.device.kind));
  if (returning !== undefined) tests.push((seen) => seen.returning === returning);
  if (inChat !== undefined) tests.push((seen) => isInChat(conversationFor(scope, seen)) === inChat);
  if (departmentId !== undefined)
    tests.push((seen) => conversationFor(scope, seen) !== null && seen.departmentId === departmentId);
  if (countries) {
    const wanted = new Set(countries);
    tests.push((seen) => seen.place !== null && wanted.has(seen.place.country));
  }
  if (place !== undefined) tests.push((seen) => seen.place !== null && seen.placeKey === place);
  if (attribute) tests.push(hasAttribute(attribute));
  if (onPage !== undefined) tests.push((seen) => seen.pageKey === onPage);
  if (page !== undefined) {
    const part = new RegExp(page.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "i");
    tests.push(
      ({ page: { url, title }, pageKey }) => part.test(url) || part.test(title) || part.test(pageKey),
    );
  }
  return tests;
}

/** Upper and lower case are the same; no value stands for any. */
function hasAttribute({ name, value }: NonNullable<LiveFilter["attribute"]>): Test {
  const wanted = value.toLowerCase();
  return ({ attributes }) => {
    if (!Object.hasOwn(attributes, name)) return false;
    return wanted === "" || attributes[name]?.toLowerCase() === wanted;
  };
}
