import { ShieldUser } from "lucide";
import { catalogue } from "../i18n/locale.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { type Asked, openPerson } from "./person.model.ts";

/** By itself: whoever chats all day loads no words about erasing. */
const t = catalogue({ en: { data: "Personal data…" }, es: { data: "Datos personales…" } });

/** For administrators, beside whatever shows a person: everything that is stored of them, to give out or to erase. */
export function PersonButton({ asked, class: extra }: { asked: Asked; class?: string }) {
  if (me.value?.role !== "admin") return null;
  return (
    <Button class={extra} variant="ghost" size="s" icon={ShieldUser} onClick={() => openPerson(asked)}>
      {t("data")}
    </Button>
  );
}
