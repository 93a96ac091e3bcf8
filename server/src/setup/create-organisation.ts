import type { Locale, Localized } from "@palique/shared/locale.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { DEFAULT_DEPARTMENT } from "../departments/default-department.ts";
import { type Department, insertDepartment, replaceMembers } from "../departments/departments.store.ts";
import { insertOperator } from "../operators/operators.store.ts";
import { recordAct } from "../settings/record-act.ts";
import { claimOrganisation } from "../settings/settings.store.ts";
import { defaultSite } from "../sites/default-site.ts";
import { insertSite, type Site } from "../sites/sites.store.ts";
import { deleteSetupTokens } from "./setup.store.ts";

/** Whoever starts alone answers everyone: more than a colleague who joins a team is given. */
const FOUNDER_CAPACITY = 10;

interface NewOrganisation {
  organisation: string;
  admin: { name: string; email: string; passwordHash: string; locale: Locale };
  departments: Localized[];
  origins: string[];
}

/**
 * Makes everything a first chat needs, in the caller's transaction: administrator, departments with the
 * administrator as member, one site. Null when the organisation exists already, whichever process made it.
 */
export async function createOrganisation(
  app: App,
  trx: Db,
  input: NewOrganisation,
): Promise<{ operatorId: string; site: Site } | null> {
  if (!(await claimOrganisation(trx, input.organisation))) return null;
  const now = app.now();
  const operatorId = app.id();
  const founder = { ...input.admin, id: operatorId, role: "admin" as const, capacity: FOUNDER_CAPACITY };
  await insertOperator(trx, { ...founder, createdAt: now });
  const departments = input.departments.map(
    (names): Department => ({ ...DEFAULT_DEPARTMENT, id: app.id(), names }),
  );
  for (const department of departments) {
    await insertDepartment(trx, department, now);
    await replaceMembers(trx, department.id, [operatorId]);
  }
  const site: Site = {
    ...defaultSite(app.id()),
    name: input.organisation,
    origins: input.origins,
    defaultDepartmentId: departments[0]?.id ?? null,
  };
  await insertSite(trx, site, now);
  await deleteSetupTokens(trx, Number.POSITIVE_INFINITY);
  await recordAct(app, trx, operatorId, "setup.complete", operatorId);
  return { operatorId, site };
}
