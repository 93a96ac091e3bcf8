import { Search, X } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Keys } from "../commands/Keys.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { openOption, optionsOf, type PathOf } from "./options.ts";
import { clearSearch, focusAsked, isCurrent, query, results, writeQuery } from "./search.model.ts";
import { t } from "./texts.ts";
import "./search.css";

const ResultsView = lazy(async () => (await import("./ResultsView.tsx")).ResultsView);

/** A field with a list of our own, not the browser's. */
const combobox = (isOpen: boolean) =>
  ({ role: "combobox", list: undefined, "aria-expanded": isOpen }) as const;

interface ListSearchProps {
  pathOf: PathOf;
  /** The list, shown while nothing is searched. */
  children: ComponentChildren;
}

/** The field above a list. What it finds stands in place of the list; arrows choose, Enter opens, Escape returns. */
export function ListSearch({ pathOf, children }: ListSearchProps) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [chosenKey, setChosen] = useState<string | null>(null);
  const isSearching = query.value.trim() !== "";
  const options = isSearching ? optionsOf(results.value) : [];
  const chosen = options.find(({ key }) => key === chosenKey) ?? options[0];
  /** Enter came before the results of what was written did: it opens the first of those. */
  const [isHeld, setHeld] = useState(false);
  const mayOpen = isCurrent.value || chosenKey !== null;
  useEffect(() => {
    if (!isHeld || !mayOpen) return;
    setHeld(false);
    if (chosen) openOption(chosen, pathOf);
  }, [isHeld, mayOpen]);
  const asked = focusAsked.value;
  // At once: what is typed next belongs into it.
  useLayoutEffect(() => {
    if (asked === 0) return;
    focusAsked.value = 0;
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  function keyed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    setHeld(false);
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") {
      if (query.peek() === "") field.current?.blur();
      clearSearch();
    } else if (by && options.length > 0) {
      const now = options.findIndex(({ key }) => key === chosen?.key);
      setChosen(options[(now + by + options.length) % options.length]?.key ?? null);
    } else if (event.key === "Enter" && chosen && mayOpen) {
      openOption(chosen, pathOf);
    } else if (event.key === "Enter" && isSearching) {
      setHeld(true);
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <search class="list-search">
        <Icon icon={Search} size={15} />
        <input
          ref={field}
          type="text"
          inputMode="search"
          enterkeyhint="search"
          {...combobox(isSearching)}
          class="list-search-field"
          aria-label={t("search")}
          placeholder={t("placeholder")}
          aria-keyshortcuts="/"
          aria-autocomplete="list"
          aria-controls={isSearching ? listId : undefined}
          aria-activedescendant={chosen ? `${listId}-${chosen.key}` : undefined}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          maxLength={200}
          value={query.value}
          onInput={(event) => {
            setChosen(null);
            writeQuery(event.currentTarget.value);
          }}
          onKeyDown={keyed}
          onBlur={() => setHeld(false)}
        />
        {query.value === "" ? (
          <Keys keys="/" />
        ) : (
          <IconButton
            icon={X}
            size="s"
            label={t("clear")}
            onClick={() => {
              clearSearch();
              field.current?.focus();
            }}
          />
        )}
      </search>
      {isSearching ? (
        <ResultsView
          id={listId}
          options={options}
          chosen={chosen?.key ?? null}
          pathOf={pathOf}
          choose={setChosen}
        />
      ) : (
        children
      )}
    </>
  );
}
