import { Mark } from "./Mark.tsx";
import { t } from "./texts.ts";

const NOBODY = { visitors: 1, online: 0, idle: 0, inChat: 0, estimated: 0 };

/** What the marks mean. */
export function Legend() {
  const marks = [
    [t("stateOnline"), { ...NOBODY, online: 1 }],
    [t("stateIdle"), { ...NOBODY, idle: 1 }],
    [t("stateChat"), { ...NOBODY, inChat: 1 }],
    [t("estimated"), { ...NOBODY, online: 1, estimated: 1 }],
  ] as const;
  return (
    <ul class="legend" aria-label={t("legend")}>
      {marks.map(([name, counts]) => (
        <li key={name}>
          <span class="legend-mark">
            <Mark counts={counts} />
          </span>
          {name}
        </li>
      ))}
    </ul>
  );
}
