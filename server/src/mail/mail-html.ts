import type { Locale } from "@palique/shared/locale.ts";
import { escapeHtml } from "../web/html.ts";

export function paragraph(text: string): string {
  return `<p style="margin:0 0 16px" dir="auto">${escapeHtml(text)}</p>`;
}

/** A person's words as typed, set apart; in the direction of their own script. */
export function quotation(text: string): string {
  const lines = escapeHtml(text.trim()).replace(/\r\n|\r|\n/g, "<br>");
  return `<blockquote dir="auto" style="margin:0 0 16px;padding:12px 16px;border:1px solid #9a9db5;border-radius:8px">${lines}</blockquote>`;
}

/** A heading with its text, for a receipt. */
export function labelled(label: string, content: string): string {
  return `<p style="margin:0 0 4px;font-size:14px">${escapeHtml(label)}</p>${content}`;
}

/** Links below each other, such as files to fetch. */
export function linkList(links: readonly { label: string; url: string }[]): string {
  const items = links.map(
    ({ label, url }) => `<li dir="auto"><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></li>`,
  );
  return `<ul style="margin:0 0 16px;padding:0 0 0 20px">${items.join("")}</ul>`;
}

export function linkButton(label: string, url: string): string {
  return `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#4338ca;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>`;
}

/**
 * A whole document that mail programs and screen readers show well; no images, nothing fetched. `footLink`: what
 * may be done about such mails.
 */
export function mailHtml(
  locale: Locale,
  title: string,
  parts: readonly string[],
  footer: string,
  footLink?: { label: string; url: string },
): string {
  const after = footLink
    ? ` · <a href="${escapeHtml(footLink.url)}" style="color:inherit">${escapeHtml(footLink.label)}</a>`
    : "";
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>`,
    `<body style="margin:0;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5"><div role="article" lang="${locale}" style="max-width:600px;margin:0 auto">`,
    ...parts,
    `<p dir="auto" style="margin:24px 0 0;font-size:14px">${escapeHtml(footer)}${after}</p></div></body></html>`,
  ].join("\n");
}
