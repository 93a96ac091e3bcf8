/**
 * Writes small databases in MaxMind's format (https://maxmind.github.io/MaxMind-DB/): a tree over the bits of
 * addresses with records of 24 bits, the data, and what describes both.
 */

type Value = string | number | Value[] | { [key: string]: Value };

const TYPES = { text: 2, double: 3, uint32: 6, map: 7, array: 11 } as const;
const MARKER = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");

/** Records by network in CIDR notation; networks must not overlap. */
export function writeMmdb(networks: Readonly<Record<string, Value>>, type = "GeoLite2-City"): Buffer {
  const nodes: [number | null, number | null][] = [[null, null]];
  const data: Buffer[] = [];
  let length = 0;
  /** Where records go, by node and side, as offsets in the data. */
  const records: { node: number; side: 0 | 1; offset: number }[] = [];
  for (const [network, value] of Object.entries(networks)) {
    const { bits, size } = bitsOf(network);
    let node = 0;
    for (const side of bits.slice(0, size - 1)) {
      let next = nodes[node]?.[side] ?? null;
      if (next === null) {
        next = nodes.push([null, null]) - 1;
        (nodes[node] as [number | null, number | null])[side] = next;
      }
      node = next;
    }
    const bytes = encode(value);
    records.push({ node, side: bits[size - 1] ?? 0, offset: length });
    data.push(bytes);
    length += bytes.length;
  }
  // A value equal to the number of nodes says "nothing"; more is an offset in the data, behind 16 empty bytes.
  const tree = nodes.map((sides) => sides.map((side) => side ?? nodes.length));
  for (const { node, side, offset } of records) (tree[node] as number[])[side] = nodes.length + 16 + offset;
  const bytes = tree.flat().map((value) => {
    const three = Buffer.alloc(3);
    three.writeUIntBE(value, 0, 3);
    return three;
  });
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: type,
    description: { en: "of a test" },
    ip_version: 6,
    languages: ["en"],
    node_count: nodes.length,
    record_size: 24,
  });
  return Buffer.concat([...bytes, Buffer.alloc(16), ...data, MARKER, metadata]);
}

/** IPv4 lies in the first 2^32 addresses; IPv6 is written as a prefix that ends in "::". */
function bitsOf(network: string): { bits: (0 | 1)[]; size: number } {
  const [address = "", prefix] = network.split("/");
  const isV4 = address.includes(".");
  const groups = isV4
    ? address.split(".").map((byte) => Number(byte).toString(2).padStart(8, "0"))
    : address.split(":").map((group) =>
        Number.parseInt(group || "0", 16)
          .toString(2)
          .padStart(16, "0"),
      );
  const text = isV4 ? groups.join("").padStart(128, "0") : groups.join("").padEnd(128, "0");
  const bits = [...text].map((bit) => (bit === "1" ? 1 : 0));
  return { bits, size: Number(prefix) + (isV4 ? 96 : 0) };
}

function encode(value: Value): Buffer {
  if (typeof value === "string") {
    const text = Buffer.from(value);
    return Buffer.concat([control(TYPES.text, text.length), text]);
  }
  if (typeof value === "number") {
    const isCount = Number.isInteger(value) && value >= 1;
    const bytes = Buffer.alloc(isCount ? 4 : 8);
    if (isCount) bytes.writeUInt32BE(value);
    else bytes.writeDoubleBE(value);
    return Buffer.concat([control(isCount ? TYPES.uint32 : TYPES.double, bytes.length), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(TYPES.array, value.length), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([
    control(TYPES.map, entries.length),
    ...entries.flatMap(([key, one]) => [encode(key), encode(one)]),
  ]);
}

/** Sizes below 29 stand in the byte itself, up to 284 in the one behind. */
function control(type: number, size: number): Buffer {
  const small = Math.min(size, 29);
  const head = type > 7 ? [small, type - 7] : [(type << 5) | small];
  return Buffer.from(size < 29 ? head : [...head, size - 29]);
}
