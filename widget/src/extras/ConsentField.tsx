import { Problem } from "../panel/fields.tsx";
import { changeForm } from "../panel/form.model.ts";
import type { Panel } from "../panel/panel.model.ts";
import { extraWords } from "./words.ts";

export function ConsentField({ panel }: { panel: Panel }) {
  const { fields, problems } = panel.own.get();
  const words = extraWords(panel);
  const { privacyUrl } = panel.config;
  return (
    <div class="field">
      <div class="check">
        <input
          id="consent"
          type="checkbox"
          checked={fields.consent}
          aria-invalid={Boolean(problems.consent)}
          aria-describedby="consent-problem"
          onInput={(event) => changeForm(panel, { consent: event.currentTarget.checked })}
        />
        <span>
          <label for="consent">{words.consent}</label>{" "}
          {privacyUrl && (
            <a href={privacyUrl} target="_blank" rel="noopener">
              {words.privacyPolicy}
            </a>
          )}
        </span>
      </div>
      <Problem panel={panel} name="consent" />
    </div>
  );
}
