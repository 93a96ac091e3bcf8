import { invitationRules as en } from "../../i18n/en/invitation-rules.ts";
import { invitationRules as es } from "../../i18n/es/invitation-rules.ts";
import { newRule, type Rule } from "./rule-form.ts";
import { t } from "./texts.ts";

interface Example {
  name: string;
  about: string;
  rule: Rule;
}

/** Three to start from, in both languages; switched off until somebody looked at them. */
export function examples(siteId: string): readonly Example[] {
  return [
    example("prices", {
      ...newRule(siteId),
      conditions: [
        { on: "url", any: ["/pricing", "/prices", "/plans", "/precios", "/planes"], not: false },
        { on: "page-time", seconds: 30 },
      ],
      goal: "purchase",
    }),
    example("leaving", {
      ...newRule(siteId),
      conditions: [
        { on: "url", any: ["/cart", "/checkout", "/carrito", "/pago"], not: false },
        { on: "exit" },
      ],
      most: { times: 1, days: 7 },
      goal: "purchase",
    }),
    example("back", {
      ...newRule(siteId),
      conditions: [
        { on: "returning", is: true },
        { on: "pages", atLeast: 3 },
      ],
      most: { times: 1, days: 30 },
    }),
  ];
}

function example(key: "prices" | "leaving" | "back", rule: Rule): Example {
  const name = t(`ex_${key}`);
  const texts = { en: en[`x_${key}`], es: es[`x_${key}`] };
  return {
    name,
    about: t(`ex_${key}Text`),
    rule: { ...rule, name, variants: [{ name: "A", texts, weight: 1 }] },
  };
}
