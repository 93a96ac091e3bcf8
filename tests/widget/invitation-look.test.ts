import type { Invitation } from "@palique/shared/invitations.ts";
import { expect, test } from "vitest";
import type { Host } from "../../widget/src/host.ts";
import { inkOn } from "../../widget/src/invite/paint.ts";
import { senderOf } from "../../widget/src/invite/sender.ts";

const luminance = (color: string) =>
  [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);

test.each([
  "#0f6e66",
  "#ffd400",
  "#000000",
  "#ffffff",
  "#e11d48",
  "#3b82f6",
  "#808080",
  "#767676",
  "#ff0000",
])("the word on the button can be read, whatever the brand's colour is: %s", (brand) => {
  const [low = 0, high = 0] = [luminance(brand), inkOn(brand) === "#fff" ? 1 : 0].sort((a, b) => a - b);
  expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(4.5);
});

test("an invitation carries a face: the operator's, else the organisation's, else the button's words", () => {
  const host = (organisation: string) =>
    ({
      origin: "https://chat.example",
      locale: "en",
      labels: { en: "Chat with us", es: "" },
      config: { organisation },
    }) as unknown as Host;
  const by = (name: string | null, avatar: string | null = null) =>
    ({ operator: name && { id: "o", name, avatar } }) as Invitation;
  expect(senderOf(host("Acme"), by(" María de la Luz Ñáñez ", "/api/v1/operators/o/avatar?v=1"))).toEqual({
    name: " María de la Luz Ñáñez ",
    initials: "MÑ",
    picture: "https://chat.example/api/v1/operators/o/avatar?v=1",
  });
  expect(senderOf(host("Acme"), by(null))).toEqual({ name: "Acme", initials: "A", picture: "" });
  expect(senderOf(host(""), by(null))).toMatchObject({ name: "Chat with us", initials: "CU" });
});
