import { Eye, EyeOff } from "lucide";
import { useState } from "preact/hooks";
import { IconButton } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { t } from "./texts.ts";

interface PasswordFieldProps {
  hint: string;
  maxLength: number;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** A new password; it can be looked at, so it is asked only once. */
export function PasswordField({ onChange, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="setup-password">
      <Field
        {...rest}
        label={t("password")}
        type={shown ? "text" : "password"}
        autocomplete="new-password"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={t(shown ? "hide" : "show")}
        size="s"
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}
