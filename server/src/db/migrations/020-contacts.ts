import type { Kysely } from "kysely";

/** Known customers (decision 019), and what the team keeps of a person: fields of its own, notes, merges. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("visitors").addColumn("externalId", "text").execute();
  await db.schema.alterTable("visitors").addColumn("claims", "text").execute();
  await db.schema
    .createIndex("visitors_external")
    .unique()
    .on("visitors")
    .columns(["siteId", "externalId"])
    .execute();
  await db.schema.createIndex("visitors_contact").on("visitors").column("contactId").execute();
  await db.schema.alterTable("pushSubscriptions").addColumn("browserHash", "text").execute();
  await db.schema
    .createTable("identitySecrets")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("secret", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addColumn("expiresAt", "bigint")
    .execute();
  await db.schema.createIndex("identitySecrets_site").on("identitySecrets").column("siteId").execute();
  await db.schema
    .createTable("identifiedBrowsers")
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("browserHash", "text", (c) => c.notNull())
    .addColumn("visitorId", "text", (c) => c.notNull().references("visitors.id"))
    .addColumn("secretId", "text", (c) => c.notNull())
    .addColumn("provedAt", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("identifiedBrowsers_key", ["siteId", "browserHash"])
    .execute();
  await db.schema
    .createIndex("identifiedBrowsers_visitor")
    .on("identifiedBrowsers")
    .column("visitorId")
    .execute();

  for (const column of ["phone", "company"]) {
    await db.schema
      .alterTable("contacts")
      .addColumn(column, "text", (c) => c.notNull().defaultTo(""))
      .execute();
  }
  await db.schema
    .alterTable("contacts")
    .addColumn("fields", "text", (c) => c.notNull().defaultTo("{}"))
    .execute();
  await db.schema.alterTable("contacts").addColumn("mergedInto", "text").execute();
  await db.schema.createIndex("contacts_email").on("contacts").column("email").execute();
  await db.schema
    .createTable("contactFields")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("key", "text", (c) => c.notNull().unique())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("labels", "text", (c) => c.notNull())
    .addColumn("choices", "text", (c) => c.notNull())
    .addColumn("place", "integer", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("contactNotes")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("contactId", "text", (c) => c.notNull().references("contacts.id"))
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addColumn("editedAt", "bigint")
    .execute();
  await db.schema.createIndex("contactNotes_contact").on("contactNotes").column("contactId").execute();
  await db.schema
    .createTable("contactMerges")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("winnerId", "text", (c) => c.notNull().references("contacts.id"))
    .addColumn("loserId", "text", (c) => c.notNull().references("contacts.id"))
    .addColumn("operatorId", "text", (c) => c.references("operators.id"))
    .addColumn("moved", "text", (c) => c.notNull())
    .addColumn("before", "text", (c) => c.notNull())
    .addColumn("after", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("undoneAt", "bigint")
    .execute();
  for (const column of ["winnerId", "loserId"]) {
    await db.schema.createIndex(`contactMerges_${column}`).on("contactMerges").column(column).execute();
  }
}
