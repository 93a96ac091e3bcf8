import type { Db } from "../db/store.ts";
import { belongsTo } from "../departments/availability.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { findOperator } from "../operators/operators.store.ts";
import { findSite } from "../sites/sites.store.ts";
import type { Rule } from "./rules.store.ts";

/** Characters of a rule's conditions: every visitor of the site gets them. */
const CONDITIONS_MAX = 8_000;

/** What a schema cannot see. Fails with "bad-input" and the field. */
export async function checkRule(db: Db, rule: Omit<Rule, "id" | "place">): Promise<void> {
  const { variants, conditions, startsAt, endsAt } = rule;
  variants.forEach(({ texts }, index) => {
    if (!texts.en && !texts.es) throw wrong(`variants.${index}.texts`);
  });
  if (variants.every((variant) => variant.weight === 0)) throw wrong("variants.0.weight");
  if (JSON.stringify(conditions).length > CONDITIONS_MAX) throw wrong("conditions");
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) throw wrong("endsAt");
  const site = await findSite(db, rule.siteId);
  if (!site) throw wrong("siteId");
  if (rule.departmentId !== null) {
    const department = await findDepartment(db, rule.departmentId);
    if (!department || !belongsTo(site, department.id)) throw wrong("departmentId");
  }
  if (rule.operatorId !== null) {
    const operator = await findOperator(db, rule.operatorId);
    if (!operator || operator.disabled) throw wrong("operatorId");
  }
}

function wrong(field: string): AppError {
  return new AppError("bad-input", { field });
}
