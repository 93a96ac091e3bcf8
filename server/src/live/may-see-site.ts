import type { OperatorActor } from "../actors.ts";
import type { Site } from "../sites/sites.store.ts";

/** Agents see who is on the sites that offer one of their departments; supervisors and administrators everybody. */
export function maySeeSite(
  { role, departmentIds }: Pick<OperatorActor, "role" | "departmentIds">,
  site: Pick<Site, "departmentIds">,
): boolean {
  if (role !== "agent") return true;
  const offered = site.departmentIds;
  return (
    departmentIds.length > 0 && (offered.length === 0 || offered.some((id) => departmentIds.includes(id)))
  );
}
