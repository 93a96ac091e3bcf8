/** How much of a page is drawn. Real pages stay far below; a made-up one must not stop the operator's browser. */
export const NODES_MAX = 60_000;
/** HTML parsers stop at 512 too; layout of much deeper trees runs out of stack. */
export const DEPTH_MAX = 512;
/** Characters. */
export const TEXT_MAX = 200_000;
export const CSS_MAX = 4_000_000;
export const DATA_URL_MAX = 8_000_000;
export const URL_MAX = 8_000;
export const ATTRIBUTE_MAX = 20_000;
export const ATTRIBUTES_MAX = 200;
/** Of one event. */
export const CHANGES_MAX = 60_000;
/** CSS pixels. */
export const VIEWPORT_MAX = 10_000;
export const CANVAS_MAX = 8_192;
