import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The address as everybody writes it: IPv4 for what is IPv4 in IPv6, no zone. "" for what is none. */
export function plainAddress(text: string): string {
  return read(text)?.toString() ?? "";
}

/** Counts one caller: an IPv4 address, or an IPv6 network, of which one caller has any number of addresses. */
export function callerOf(address: string): string {
  const parsed = read(address);
  return parsed?.kind() === "ipv6" ? networkOf(parsed, 64) : (parsed?.toString() ?? address);
}

/** Ranges around an address in CIDR notation, narrowest first; empty for what is no address. */
export function rangesAround(address: string): string[] {
  const parsed = read(address);
  if (!parsed) return [];
  const sizes = parsed.kind() === "ipv4" ? [32, 28, 24] : [64, 56, 48];
  return sizes.map((bits) => networkOf(parsed, bits));
}

/** Whether a range in CIDR notation holds the address. */
export function isInRange(address: string, range: string): boolean {
  const parsed = read(address);
  if (!parsed || !ipaddr.isValidCIDR(range)) return false;
  const [network, bits] = ipaddr.parseCIDR(range);
  return network.kind() === parsed.kind() && parsed.match(network, bits);
}

function read(text: string): Address | null {
  const [plain = ""] = text.trim().split("%");
  // Not what else the parser takes for an address, such as "1" or "0x7f.1".
  return isIP(plain) ? ipaddr.process(plain) : null;
}

function networkOf(address: Address, bits: number): string {
  const kind = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${kind.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
}
