import type { Role } from "@palique/shared/admin.ts";

/** Who asks. Use-cases take one of these and decide; the edges only say who it is. */
export interface VisitorActor {
  kind: "visitor";
  siteId: string;
  /** Null until the browser started a chat or a ticket: there is no row before. */
  visitorId: string | null;
  /** By a link from a mail: this conversation of the visitor's, and no other. */
  linked?: {
    conversationId: string;
    /** Epoch ms. */
    expiresAt: number;
    /** Of the browser's own token, under which it uploads. */
    browserHash: string;
  };
  /** A known customer, proven by the website: the visitor of several browsers, of which this is one. */
  identified?: {
    /** Of the browser's own token, under which it uploads. */
    browserHash: string;
  };
}

export interface OperatorActor {
  kind: "operator";
  id: string;
  name: string;
  role: Role;
  departmentIds: readonly string[];
}

export type Actor = VisitorActor | OperatorActor;

/** Agents see their departments; supervisors and administrators everything. */
export function maySeeDepartment(operator: OperatorActor, departmentId: string): boolean {
  return operator.role !== "agent" || operator.departmentIds.includes(departmentId);
}
