import type { Availability, DepartmentAvailability } from "@palique/shared/visitor.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import type { Site } from "../sites/sites.store.ts";
import { listAcceptingDepartments } from "./availability.store.ts";
import { isOpen, nextOpening } from "./business-hours.ts";
import { type Department, listDepartments } from "./departments.store.ts";

export interface DepartmentState extends Department {
  /** Open by its hours, and someone online is connected. */
  online: boolean;
  /** When it opens next, epoch ms; null while open, or never. */
  opensAt: number | null;
}

/** Every department that is not disabled, with whether someone can answer in it now. */
export async function listDepartmentStates(app: App, db: Db = app.db): Promise<DepartmentState[]> {
  const [departments, accepting] = await Promise.all([listDepartments(db), listAcceptingDepartments(db)]);
  const now = app.now();
  return departments
    .filter((department) => !department.disabled)
    .map((department) => {
      const open = department.hours === null || isOpen(department.hours, now);
      return {
        ...department,
        online: open && accepting.has(department.id),
        opensAt: open || department.hours === null ? null : nextOpening(department.hours, now),
      };
    });
}

export async function isDepartmentOnline(app: App, departmentId: string): Promise<boolean> {
  const states = await listDepartmentStates(app);
  return states.some((department) => department.id === departmentId && department.online);
}

/** What a site's widget may offer: its departments, without hidden ones that are offline. */
export function siteAvailability(site: Site, states: readonly DepartmentState[]): Availability {
  const offered = states.filter((department) => belongsTo(site, department.id));
  const shown = offered.filter((department) => department.online || department.offline !== "hidden");
  const departments = (shown.length > 0 ? shown : offered).map(
    (department): DepartmentAvailability => ({
      id: department.id,
      name: department.names,
      online: department.online || department.offline === "queue",
      opensAt: department.opensAt,
    }),
  );
  const preferred = departments.find((department) => department.id === site.defaultDepartmentId);
  return { departments, defaultDepartmentId: preferred?.id ?? null };
}

/** A site without a list of its own offers every department. */
export function belongsTo(site: Site, departmentId: string): boolean {
  return site.departmentIds.length === 0 || site.departmentIds.includes(departmentId);
}
