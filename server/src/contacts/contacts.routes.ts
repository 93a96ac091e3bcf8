import {
  AddContactNote,
  CreateContactField,
  FindContacts,
  MergeContact,
  OrderContactFields,
  SaveContact,
  SaveContactField,
  SaveContactNote,
} from "@palique/shared/contacts.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { parse } from "../replies.ts";
import { findContacts } from "./find-contacts.ts";
import { mergeContacts } from "./merge-contacts.ts";
import { saveContact } from "./save-contact.ts";
import { createField, orderFields, removeField, saveField, showFields } from "./save-field.ts";
import { addContactNote, deleteContactNote, editContactNote } from "./save-note.ts";
import { showContact, showVisits } from "./show-contact.ts";
import { undoMerge } from "./undo-merge.ts";

export function contactRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/contacts",
    operatorEndpoint(app, Nothing, (actor, _, request) =>
      findContacts(app, actor, parse(FindContacts, request.query)),
    ),
  );
  router.get(
    "/contacts/:id",
    operatorEndpoint(app, Nothing, (actor, _, request) => showContact(app, actor, pathPart(request, "id"))),
  );
  router.get(
    "/contacts/:id/visits",
    operatorEndpoint(app, Nothing, (actor, _, request) => showVisits(app, actor, pathPart(request, "id"))),
  );
  router.patch(
    "/contacts/:id",
    operatorEndpoint(app, SaveContact, (actor, input, request) =>
      saveContact(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.post(
    "/contacts/:id/merge",
    operatorEndpoint(app, MergeContact, (actor, input, request) =>
      mergeContacts(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.post(
    "/contacts/:id/merges/:mergeId/undo",
    operatorEndpoint(app, Nothing, (actor, _, request) =>
      undoMerge(app, actor, { contactId: pathPart(request, "id"), mergeId: pathPart(request, "mergeId") }),
    ),
  );
  return router.use(noteRoutes(app), fieldRoutes(app));
}

function noteRoutes(app: App): Router {
  const router = Router();
  const note = "/contacts/:id/notes/:noteId";
  router.post(
    "/contacts/:id/notes",
    operatorEndpoint(app, AddContactNote, (actor, input, request) =>
      addContactNote(app, actor, { ...input, contactId: pathPart(request, "id") }),
    ),
  );
  router.patch(
    note,
    operatorEndpoint(app, SaveContactNote, (actor, { text }, request) =>
      editContactNote(app, actor, {
        contactId: pathPart(request, "id"),
        noteId: pathPart(request, "noteId"),
        text,
      }),
    ),
  );
  router.delete(
    note,
    operatorEndpoint(app, Nothing, (actor, _, request) =>
      deleteContactNote(app, actor, {
        contactId: pathPart(request, "id"),
        noteId: pathPart(request, "noteId"),
      }),
    ),
  );
  return router;
}

function fieldRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/contact-fields",
    operatorEndpoint(app, Nothing, () => showFields(app)),
  );
  router.post(
    "/contact-fields",
    operatorEndpoint(app, CreateContactField, (actor, input) => createField(app, actor, input)),
  );
  router.put(
    "/contact-fields/order",
    operatorEndpoint(app, OrderContactFields, (actor, input) => orderFields(app, actor, input)),
  );
  router.patch(
    "/contact-fields/:id",
    operatorEndpoint(app, SaveContactField, (actor, input, request) =>
      saveField(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.delete(
    "/contact-fields/:id",
    operatorEndpoint(app, Nothing, (actor, _, request) => removeField(app, actor, pathPart(request, "id"))),
  );
  return router;
}
