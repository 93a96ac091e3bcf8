import { Field } from "../../ui/Field.tsx";
import { tSites } from "../texts.ts";
import { contrast, isColor, readableOn } from "./contrast.ts";
import "./color.css";

const SWATCHES = ["#0f6e66", "#1d4ed8", "#6d28d9", "#be185d", "#b42318", "#b45309", "#3f6212", "#1f2937"];

interface ColorFieldProps {
  value: string;
  error?: string | undefined;
  onChange: (color: string) => void;
}

/** A colour by eye or by code, with what it does to those who must read it. */
export function ColorField({ value, error, onChange }: ColorFieldProps) {
  return (
    <div class="stack">
      <div class="color-line">
        <input
          type="color"
          class="color-well"
          aria-label={tSites("color")}
          value={isColor(value) ? value : "#0f6e66"}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <Field
          label={tSites("colorCode")}
          error={error}
          hint={isColor(value) ? verdict(value) : undefined}
          spellcheck={false}
          maxLength={7}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value.trim())}
        />
      </div>
      <fieldset class="swatches" aria-label={tSites("color")}>
        {SWATCHES.map((color) => (
          <button
            key={color}
            type="button"
            class="swatch"
            style={{ background: color }}
            aria-label={color}
            title={color}
            aria-pressed={color === value.toLowerCase()}
            onClick={() => onChange(color)}
          />
        ))}
      </fieldset>
    </div>
  );
}

/** The widget keeps its texts readable on any colour; whether the button stands out of the page is up to the choice. */
function verdict(color: string): string {
  const on = readableOn(color);
  const values = {
    on: tSites(on === "#ffffff" ? "white" : "black"),
    ratio: (Math.floor(contrast(color, on) * 10) / 10).toFixed(1),
  };
  if (contrast(color, "#ffffff") < 3) return tSites("colorPale", values);
  if (contrast(color, "#000000") < 2) return tSites("colorDim", values);
  return tSites("colorGood", values);
}
