import { SaveDepartment } from "@palique/shared/admin.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { createDepartment, saveDepartment } from "./save-department.ts";
import { showDepartments } from "./show-departments.ts";

export function departmentRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/departments",
    operatorEndpoint(app, Nothing, (actor) => showDepartments(app, actor)),
  );
  router.post(
    "/departments",
    operatorEndpoint(app, SaveDepartment, (actor, input) => createDepartment(app, actor, input)),
  );
  router.patch(
    "/departments/:id",
    operatorEndpoint(app, SaveDepartment.partial(), (actor, input, request) =>
      saveDepartment(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  return router;
}
