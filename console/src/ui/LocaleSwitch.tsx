import { LOCALES } from "@palique/shared/locale.ts";
import { locale, setLocale } from "../i18n/locale.ts";
import "./locale-switch.css";

/** Every language by its own name, so that anyone finds theirs. Only for before somebody is signed in. */
export function LocaleSwitch() {
  return (
    <div class="locale-switch">
      {LOCALES.map((tag) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={locale.value === tag}
          onClick={() => setLocale(tag)}
        >
          {LANGUAGE_NAMES[tag]}
        </button>
      ))}
    </div>
  );
}

export const LANGUAGE_NAMES = { en: "English", es: "Español" } as const;
