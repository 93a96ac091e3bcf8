import { isMac, keyLabels } from "./keys.ts";
import "./keys.css";

/** Keys as they stand on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keyLabels(keys, isMac()).map((label) => (
        <kbd key={label}>{label}</kbd>
      ))}
    </span>
  );
}
