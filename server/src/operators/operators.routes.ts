import { AcceptInvite, InviteOperator, SaveOperator } from "@palique/shared/admin.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { endpoint } from "../http.ts";
import { acceptInvite } from "./accept-invite.ts";
import { describeInvite } from "./describe-invite.ts";
import { describeSelf } from "./describe-operator.ts";
import { inviteOperator } from "./invite-operator.ts";
import { listTeam } from "./list-team.ts";
import { Nothing, operatorEndpoint, pathPart } from "./operator-endpoint.ts";
import { revokeInvite } from "./revoke-invite.ts";
import { saveOperator } from "./save-operator.ts";
import { setSessionCookie } from "./session-cookie.ts";

export function operatorRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/operators",
    operatorEndpoint(app, Nothing, (actor) => listTeam(app, actor)),
  );
  router.patch(
    "/operators/:id",
    operatorEndpoint(app, SaveOperator.partial(), (actor, input, request) =>
      saveOperator(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.post(
    "/operators/invites",
    operatorEndpoint(app, InviteOperator, (actor, input) => inviteOperator(app, actor, input)),
  );
  router.delete(
    "/operators/invites/:id",
    operatorEndpoint(app, Nothing, async (actor, _, request) => {
      await revokeInvite(app, actor, pathPart(request, "id"));
      return null;
    }),
  );
  router.get(
    "/invites/:token",
    endpoint(Nothing, (_, request) => describeInvite(app, pathPart(request, "token"))),
  );
  router.post(
    "/invites/:token",
    endpoint(AcceptInvite, async (input, request, response) => {
      const accepted = await acceptInvite(app, { ...input, token: pathPart(request, "token") });
      setSessionCookie(app, response, accepted.token);
      return describeSelf(app, accepted.operatorId);
    }),
  );
  return router;
}
