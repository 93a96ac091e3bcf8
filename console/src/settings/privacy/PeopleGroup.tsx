import type { FoundPerson } from "@palique/shared/privacy.ts";
import { openPerson } from "../../privacy/person.model.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Group } from "../Group.tsx";
import { findPeople, isFinding, people, problem, search } from "./people.model.ts";
import { t } from "./texts.ts";
import "../entries.css";

/** As many as the server shows. */
const MOST = 25;

/** Finds whoever asks for their data. */
export function PeopleGroup() {
  const found = people.value;
  return (
    <Group title={t("peopleTitle")} hint={t("peopleHint")}>
      <form
        class="add-line people-search"
        onSubmit={(event) => {
          event.preventDefault();
          void findPeople();
        }}
      >
        <Field
          label={t("search")}
          type="search"
          dir="auto"
          autocomplete="off"
          value={search.value}
          error={problem.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
        />
        <Button type="submit" busy={isFinding.value}>
          {t("find")}
        </Button>
      </form>
      <div role="status">
        {found?.length === 0 && <p>{t("nobody")}</p>}
        {found?.length === MOST && <p>{t("tooMany")}</p>}
      </div>
      {found && found.length > 0 && (
        <ul class="entries" aria-label={t("found")}>
          {found.map((person) => (
            <Person key={person.contactId} person={person} />
          ))}
        </ul>
      )}
    </Group>
  );
}

function Person({ person: { contactId, name, email, conversations } }: { person: FoundPerson }) {
  const shown = name || email || t("noName");
  return (
    <li class="entry">
      <span class="entry-main">
        <span class="entry-title ellipsis">
          <bdi>{shown}</bdi>
        </span>
        <span class="entry-note ellipsis">
          <bdi>
            {[name && email, t("conversationCount", { n: conversations })].filter(Boolean).join(" · ")}
          </bdi>
        </span>
      </span>
      <span class="entry-actions">
        <Button
          size="s"
          aria-label={t("openNamed", { name: shown })}
          onClick={() => openPerson({ contactId })}
        >
          {t("open")}
        </Button>
      </span>
    </li>
  );
}
