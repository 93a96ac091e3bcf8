import { isIP } from "node:net";
import type { AddressRule } from "@palique/shared/privacy-names.ts";
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

/** What is stored of an address under a rule: itself, its network in CIDR notation, or "". */
export function storedAddress(rule: AddressRule, address: string): string {
  if (rule === "whole") return address;
  return rule === "truncated" ? (rangesAround(address).at(-1) ?? "") : "";
}

/** Ranges around an address in CIDR notation, narrowest first; of a stored network itself; empty for what is none. */
export function rangesAround(address: string): string[] {
  if (ipaddr.isValidCIDR(address)) return [address];
  const parsed = read(address);
  if (!parsed) return [];
  const sizes = parsed.kind() === "ipv4" ? [32, 28, 24] : [64, 56, 48];
  return sizes.map((bits) => networkOf(parsed, bits));
}

/** The network that is stored instead of a range, where addresses are truncated: a wider one stays as it is. */
export function truncatedRange(range: string): string {
  if (!ipaddr.isValidCIDR(range)) return "";
  const [address, bits] = ipaddr.parseCIDR(range);
  const most = address.kind() === "ipv4" ? 24 : 48;
  return bits <= most ? range : networkOf(address, most);
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
