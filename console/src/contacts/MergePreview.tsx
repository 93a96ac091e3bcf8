import { inWords } from "@palique/shared/contact-values.ts";
import type { ContactCard } from "@palique/shared/contacts.ts";
import { TriangleAlert } from "lucide";
import { useId } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { Icon } from "../ui/Icon.tsx";
import { valueNamed } from "./change.model.ts";
import { type Line, linesOf } from "./Details.tsx";
import { nameOfLine } from "./merge-choice.ts";
import { t } from "./texts.ts";

interface PreviewProps {
  values: ContactCard;
  other: ContactCard;
  /** Names of what is taken from the other one. */
  taken: ReadonlySet<string>;
  onTake: (taken: ReadonlySet<string>) => void;
}

/** Both beside each other: of each value the one that is kept. */
export function MergePreview({ values, other, taken, onTake }: PreviewProps) {
  const lines = linesOf().filter(({ name }) => valueNamed(values, name) || valueNamed(other, name));
  const take = (name: string, isTaken: boolean) => {
    const next = new Set(taken);
    if (isTaken) next.add(name);
    else next.delete(name);
    onTake(next);
  };
  const proven = [values, other].map(
    (one) => one.identities.find(({ isVerified }) => isVerified)?.externalId,
  );
  const [one, two] = proven;
  return (
    <>
      {one && two && one !== two && (
        <p class="merge-warning">
          <Icon icon={TriangleAlert} size={16} />
          <span>{t("bothProven", { one, two })}</span>
        </p>
      )}
      <div class="merge-heads" aria-hidden="true">
        <span />
        <span>{t("this")}</span>
        <span>{t("other")}</span>
      </div>
      <div class="merge-lines">
        {lines.map((line) => (
          <Choice
            key={nameOfLine(line)}
            line={line}
            own={valueNamed(values, line.name)}
            others={valueNamed(other, line.name)}
            isTaken={taken.has(nameOfLine(line))}
            onTake={(isTaken) => take(nameOfLine(line), isTaken)}
          />
        ))}
      </div>
      <p class="merge-along">
        {t("comesAlong", {
          conversations: t("conversationsOf", { n: other.conversations.length }),
          notes: t("notesOf", { n: other.notes.length }),
        })}
      </p>
    </>
  );
}

interface ChoiceProps {
  line: Line;
  own: string;
  others: string;
  isTaken: boolean;
  onTake: (isTaken: boolean) => void;
}

function Choice({ line, own, others, isTaken, onTake }: ChoiceProps) {
  const name = useId();
  const words = (value: string) =>
    value && line.field ? inWords(line.field.kind, value, locale.value) : value;
  if (own === others) {
    return (
      <div class="merge-line merge-same">
        <span class="merge-label">{line.label}</span>
        <span class="merge-value" dir="auto">
          {words(own)}
        </span>
      </div>
    );
  }
  const option = (value: string, isChosen: boolean, from: string, choose: () => void) => (
    <label class={`merge-option ${isChosen ? "merge-chosen" : ""}`}>
      <input type="radio" name={name} checked={isChosen} onChange={choose} />
      <span class="visually-hidden">{from}: </span>
      <span class={value ? "merge-value" : "merge-value card-none"} dir="auto">
        {words(value) || t("nothing")}
      </span>
    </label>
  );
  return (
    <fieldset class="merge-line">
      <legend class="visually-hidden">{line.label}</legend>
      <span class="merge-label" aria-hidden="true">
        {line.label}
      </span>
      {option(own, !isTaken, t("this"), () => onTake(false))}
      {option(others, isTaken, t("other"), () => onTake(true))}
    </fieldset>
  );
}
