import { ArrowDown, ArrowUp } from "lucide";
import { useState } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { countryName, placeName } from "../visitors/describe.ts";
import { liveWindow } from "../visitors/live.model.ts";
import { choosePlace } from "./map.model.ts";
import { COLUMNS, type Column, type Order, orderRows, type PlaceRow } from "./table-order.ts";
import { t } from "./texts.ts";
import "./places-table.css";

/** Rows at once; the others on request. */
const PART = 100;
const NAMES = {
  country: "country",
  city: "city",
  visitors: "total",
  online: "stateOnline",
  idle: "stateIdle",
  inChat: "stateChat",
} as const;
const CLASSES: Partial<Record<Column, string>> = { country: "places-wide", city: "places-city" };
const isText = (column: Column) => column === "country" || column === "city";

/** What the map shows, in rows. */
export function PlacesTable() {
  const [order, setOrder] = useState<Order>({ column: "visitors", descending: true });
  const [room, setRoom] = useState(PART);
  const rows = orderRows(
    liveWindow.value?.places ?? [],
    order,
    (code) => countryName(code, locale.value),
    locale.value,
  );
  const more = Math.min(PART, rows.length - room);
  return (
    <div class="places">
      <table>
        <caption class="visually-hidden">{t("places")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Heading key={column} column={column} order={order} onOrder={setOrder} />
            ))}
            <th scope="col" class="places-wide">
              {t("source")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, room).map((row) => (
            <Row key={row.place.key} row={row} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <Button size="s" onClick={() => setRoom(room + PART)}>
          {t("more", { n: more })}
        </Button>
      )}
    </div>
  );
}

interface HeadingProps {
  column: Column;
  order: Order;
  onOrder: (order: Order) => void;
}

function Heading({ column, order, onOrder }: HeadingProps) {
  const isHere = order.column === column;
  const descending = isHere ? !order.descending : !isText(column);
  return (
    <th
      scope="col"
      class={CLASSES[column] ?? "places-number"}
      aria-sort={isHere ? (order.descending ? "descending" : "ascending") : undefined}
    >
      <button type="button" onClick={() => onOrder({ column, descending })}>
        {t(NAMES[column])}
        {isHere && <Icon icon={order.descending ? ArrowDown : ArrowUp} size={13} />}
      </button>
    </th>
  );
}

function Row({ row: { place, country, counts } }: { row: PlaceRow }) {
  const { city, region, source } = place.place;
  const isEstimate = source === "time-zone";
  return (
    <tr>
      <td class="places-wide">{country}</td>
      <td class="places-city">
        <button
          type="button"
          class="places-open"
          data-opens={place.onlyId}
          title={t(place.onlyId ? "open" : "list", { name: placeName(place.place, locale.value) })}
          onClick={() => choosePlace(place)}
        >
          {city || country}
        </button>
        {region && region !== city && <small>{region}</small>}
        {city && <small class="places-narrow">{country}</small>}
        {isEstimate && <Estimate isNarrow />}
      </td>
      <td class="places-number digits">{counts.visitors}</td>
      <td class="places-number digits">{counts.online}</td>
      <td class="places-number digits">{counts.idle}</td>
      <td class="places-number digits">{counts.inChat}</td>
      <td class="places-wide">{isEstimate ? <Estimate /> : t("fromAddress")}</td>
    </tr>
  );
}

function Estimate({ isNarrow = false }: { isNarrow?: boolean }) {
  return (
    <span class={`places-estimate ${isNarrow ? "places-narrow" : ""}`} title={t("estimated")}>
      {t("estimate")}
    </span>
  );
}
