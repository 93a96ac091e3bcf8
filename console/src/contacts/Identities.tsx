import type { ContactCard, ContactIdentity } from "@palique/shared/contacts.ts";
import { BadgeCheck, ShieldQuestionMark } from "lucide";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";

/** Who websites say it is, and whether that counts. What several browsers say alike is said once. */
export function Identities({ values }: { values: ContactCard }) {
  const said = new Map(values.identities.map((one) => [keyOf(one), one]));
  if (said.size === 0) return null;
  return (
    <ul class="identities">
      {[...said.entries()].map(([key, one]) => (
        <li key={key} class={one.isVerified ? "identity-verified" : "identity-unverified"}>
          <Icon icon={one.isVerified ? BadgeCheck : ShieldQuestionMark} size={16} />
          <div>
            <p class="identity-mark">{t(one.isVerified ? "verified" : "unverified")}</p>
            <p class="identity-about">
              {t(one.isVerified ? "verifiedBy" : "unverifiedBy", { site: one.siteName })}
            </p>
            <p class="identity-said" dir="auto">
              {wordsOf(one)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ externalId, name, email }: ContactIdentity): string {
  return [externalId && t("customerId", { id: externalId }), name, email].filter(Boolean).join(" · ");
}

function keyOf(one: ContactIdentity): string {
  return JSON.stringify([one.siteName, one.isVerified, one.externalId, one.name, one.email]);
}
