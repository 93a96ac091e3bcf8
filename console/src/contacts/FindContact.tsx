import type { ContactCard, ContactRow } from "@palique/shared/contacts.ts";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api.ts";
import { locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { date } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Field } from "../ui/Field.tsx";
import { t } from "./texts.ts";

const PAUSE_MS = 200;

/** Looks for the other one; those that may be it are there before anything is written. */
export function FindContact({ values, onPick }: { values: ContactCard; onPick: (id: string) => void }) {
  const [search, setSearch] = useState("");
  const [found, setFound] = useState<readonly ContactRow[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = search.trim();
  useEffect(() => {
    setProblem(null);
    if (!wanted) return setFound(null);
    let isStale = false;
    const pause = setTimeout(async () => {
      const answer = await api.get<ContactRow[]>(`/contacts?search=${encodeURIComponent(wanted)}`);
      if (isStale) return;
      if (answer.ok) setFound(answer.value.filter(({ id }) => id !== values.id));
      else setProblem(answer.text);
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(pause);
    };
  }, [wanted, values.id]);
  const shown = wanted ? found : values.duplicates;
  return (
    <div class="find-contact">
      <Field
        label={t("searchHint")}
        type="search"
        autofocus
        autocomplete="off"
        placeholder={t("search")}
        value={search}
        error={problem}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <ul class="found-contacts" aria-label={t("found")}>
        {shown?.map((row) => (
          <li key={row.id}>
            <button type="button" class="found-contact" onClick={() => onPick(row.id)}>
              <Avatar id={row.id} name={row.name || row.email} />
              <span class="found-who" dir="auto">
                <b class="ellipsis">{row.name || t("noName")}</b>
                <span class="ellipsis">{[row.email, row.company].filter(Boolean).join(" · ")}</span>
              </span>
              <span class="found-about">
                {t("conversationsOf", { n: row.conversations })}
                {row.seenAt !== null && (
                  <span>{t("seen", { when: date(row.seenAt, now.peek(), locale.value) })}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="card-none" role="status">
        {wanted && found?.length === 0 ? t("nobody") : ""}
      </p>
    </div>
  );
}
