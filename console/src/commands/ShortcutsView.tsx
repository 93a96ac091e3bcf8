import { Dialog } from "../ui/Dialog.tsx";
import { Checkbox } from "../ui/Field.tsx";
import { Keys } from "./Keys.tsx";
import { isPlain } from "./keys.ts";
import { closeOverlay } from "./overlay.model.ts";
import { allCommands, type Command, GROUPS } from "./registry.ts";
import { arePlainKeysOn, setPlainKeys } from "./shortcuts.model.ts";
import { t } from "./texts.ts";
import "./shortcuts.css";

/** Every key there is, made from the commands themselves. */
export function ShortcutsView() {
  const withKeys = allCommands().filter(({ keys }) => keys);
  return (
    <Dialog title={t("shortcuts")} size="l" onClose={closeOverlay}>
      <Checkbox
        label={t("plainKeys")}
        hint={t("plainKeysHint")}
        checked={arePlainKeysOn.value}
        onChange={(event) => setPlainKeys(event.currentTarget.checked)}
      />
      <div class="sheet">
        {GROUPS.map((group) => (
          <Group
            key={group}
            title={t(`group_${group}`)}
            commands={withKeys.filter((one) => one.group === group)}
          />
        ))}
        <section>
          <h3>{t("group_lists")}</h3>
          <dl>
            <Line title={t("moveRow")} keys={["Alt+Shift+ArrowUp", "Alt+Shift+ArrowDown"]} />
            <Line title={t("moveView")} keys={["Alt+Shift+ArrowLeft", "Alt+Shift+ArrowRight"]} />
            <Line title={t("openRow")} keys={["Enter"]} />
            <Line title={t("closeDetails")} keys={["Escape"]} />
            <Line title={t("firstLast")} keys={["Home", "End"]} />
          </dl>
        </section>
        <section>
          <h3>{t("group_writing")}</h3>
          <dl>
            <Line title={t("send")} keys={["Enter"]} />
            <Line title={t("newLine")} keys={["Shift+Enter"]} />
            <Line title={t("listCommands")} keys={["/"]} />
            <Line title={t("runCommand")} keys={["!"]} />
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Group({ title, commands }: { title: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {commands.map(({ id, title: name, keys = [] }) => (
          <Line key={id} title={name()} keys={keys} />
        ))}
      </dl>
    </section>
  );
}

function Line({ title, keys }: { title: string; keys: readonly string[] }) {
  const isOff = (one: string) => /^\w( \w)?$/.test(one) && isPlain(one) && !arePlainKeysOn.value;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {keys.slice(0, 2).map((one) => (
          <span key={one} class={isOff(one) ? "sheet-off" : ""}>
            <Keys keys={one} />
          </span>
        ))}
      </dd>
    </div>
  );
}
