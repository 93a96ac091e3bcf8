import SQLite from "better-sqlite3";

const LONGEST = 2_000;
/** Most conversations are short, a few are long. */
const randomSize = () => Math.min(LONGEST, Math.floor(4 + 8 / (0.004 + Math.random())));

/**
 * Fills an empty, migrated database file with conversations of one visitor each, until `messages` are
 * stored; straight in SQL, with nothing kept for a crash. `live` of them, all over the place, have an active chat.
 */
export function fillDatabase(file: string, messages: number, live: number): number {
  const database = new SQLite(file);
  for (const pragma of ["journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000", "temp_store=MEMORY"]) {
    database.pragma(pragma);
  }
  const now = Date.now();
  const { sql } = database
    .prepare<[], { sql: string }>("select sql from sqlite_master where name = 'messages_client'")
    .get() ?? { sql: "" };
  database.exec(`
    drop index messages_client;
    create temp table numbers (n integer primary key);
    insert into numbers with recursive up(n) as (select 1 union all select n + 1 from up where n < ${LONGEST}) select n from up;
    create temp table sizes (id text primary key, i integer, size integer) without rowid;`);
  const sizes: number[] = [];
  for (let left = messages; left > 0; left -= sizes.at(-1) ?? 0) sizes.push(randomSize());
  const liveEvery = Math.max(1, Math.floor(sizes.length / live));
  const insert = database.prepare("insert into sizes values (?, ?, ?)");
  const id = uuids(now - 400 * 86_400_000);
  database.transaction(() => {
    for (const [i, size] of sizes.entries()) insert.run(id(), i, size);
  })();
  database.exec(`
    insert into contacts select id, 'Marta', 'marta@example.com', ${now} from sizes;
    insert into visitors
      select id, (select id from sites), id, id, 'en-US', null, 'Browser', null, null, '', ${now}, ${now} from sizes;
    insert into conversations
      (id, number, siteId, departmentId, contactId, visitorId, channel, rev, lastSeq, lastPublicSeq, lastAt, last,
       waitingSince, chatId, visitorReadSeq, operatorReadSeq, createdAt)
      select id, i + 1, (select id from sites), (select id from departments), id, id, 'web', size, size, size, ${now},
        null, null, id, 0, 0, ${now} from sizes;
    insert into chats
      (id, conversationId, departmentId, state, priority, queueKey, queuedAt, placeAtStart, operatorId, takenAt)
      select id, id, (select id from departments), iif(i % ${liveEvery} = 0, 'active', 'ended'), 0, ${now}, ${now}, 1,
        (select id from operators), ${now} from sizes;
    insert into messages
      select id, n, lower(hex(randomblob(16))), iif(n % 2, 'visitor', 'operator'),
        iif(n % 2, null, (select id from operators)), 'public', 'text',
        substr('${"Where is my order? It should have come on Tuesday. ".repeat(5)}', 1, 20 + abs(random() % 200)),
        ${now} + n
      from sizes join numbers on n <= size order by id, n;
    ${sql};`);
  const stored = database.prepare<[], { count: number }>("select count(*) as count from messages").get();
  database.close();
  return stored?.count ?? 0;
}

/** Ids in the order of time, as the server makes them. */
function uuids(start: number): () => string {
  let count = 0;
  return () => {
    const time = (start + count++ * 60).toString(16).padStart(12, "0");
    const random = () =>
      Math.floor(Math.random() * 0x1000000)
        .toString(16)
        .padStart(6, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${random().slice(3)}-8${random().slice(3)}-${random()}${random()}`;
  };
}
