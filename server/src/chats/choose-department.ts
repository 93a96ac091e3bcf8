import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { belongsTo, type DepartmentState, listDepartmentStates } from "../departments/availability.ts";
import { AppError } from "../errors.ts";
import type { Site } from "../sites/sites.store.ts";
import { countQueue } from "./chats.store.ts";

/** The department someone asked for, else the site's default, else the first one, online ones before others. */
export async function chooseDepartment(
  app: App,
  site: Site,
  wanted: string | null,
): Promise<DepartmentState> {
  const states = (await listDepartmentStates(app)).filter((department) => belongsTo(site, department.id));
  if (wanted !== null) {
    const found = states.find((department) => department.id === wanted);
    if (!found) throw new AppError("bad-input", { field: "departmentId" });
    return found;
  }
  const standard = states.find((department) => department.id === site.defaultDepartmentId);
  const chosen = standard ?? states.find((department) => department.online) ?? states[0];
  if (!chosen) throw new AppError("no-operator");
  return chosen;
}

/** Where a new chat can wait: the department itself, or the one it overflows to. Else "no-operator" or "queue-full". */
export async function chooseQueue(
  app: App,
  site: Site,
  department: DepartmentState,
  db: Db = app.db,
): Promise<string> {
  if (!canQueue(department)) throw new AppError("no-operator");
  if (await hasRoom(db, department)) return department.id;
  const states = await listDepartmentStates(app, db);
  const overflow = states.find(
    (one) => one.id === department.overflowDepartmentId && belongsTo(site, one.id),
  );
  if (overflow && canQueue(overflow) && (await hasRoom(db, overflow))) return overflow.id;
  throw new AppError("queue-full");
}

function canQueue(department: DepartmentState): boolean {
  return department.online || department.offline === "queue";
}

async function hasRoom(db: Db, department: DepartmentState): Promise<boolean> {
  return department.queueLimit === null || (await countQueue(db, department.id)) < department.queueLimit;
}
