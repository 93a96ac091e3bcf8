import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageLinks } from "../../server/src/links/page-links.ts";
import { isAllowedPage, openPage, readTitle } from "../../server/src/links/read-title.ts";
import { titleIn } from "../../server/src/links/title-in-html.ts";

const utf8 = (html: string, type = "text/html") => titleIn(Buffer.from(html), type);

describe("the title of a page", () => {
  test.each([
    ["<title>Orders</title>", "Orders"],
    ["<!doctype html><html><head><TITLE lang=en>\n  Two\n\tlines </TITLE>", "Two lines"],
    ["<title>Caf&eacute; &amp; t&#233; &#x1F375;</title>", "Café & té 🍵"],
    ["<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>", "<script>alert(1)</script>"],
    ["<!-- <title>Hidden</title> --><title>Seen</title>", "Seen"],
    ["<script>var a = '<title>No</title>'</script><svg><title>Icon</title></svg><title>Page</title>", "Page"],
    ["<title>a\u202Eb\u0000c\u200Bd</title>", "ab cd"],
    ["<title>   </title>", null],
    ["<title>···</title>", null],
    ["<title>Never closed", null],
    ["<p>No title</p>", null],
    ["", null],
  ])("%j gives %j", (html, title) => {
    expect(utf8(html)).toBe(title);
  });

  test("it is cut, never in the middle of a character", () => {
    const title = utf8(`<title>${"👍".repeat(300)}a</title>`) ?? "";
    expect(title.isWellFormed()).toBe(true);
    expect([...title].length).toBeLessThanOrEqual(120);
    expect(title).toMatch(/👍…$/);
    expect(utf8(`<title>${"word ".repeat(100)}</title>`)).toMatch(/word…$/);
  });

  test("it is read in the encoding that is declared, by the answer or the page, else in UTF-8 or what was before", () => {
    const latin = Buffer.from("<title>Peña</title>", "latin1");
    expect(titleIn(latin, "text/html; charset=ISO-8859-1")).toBe("Peña");
    expect(titleIn(Buffer.concat([Buffer.from('<meta charset="latin1">'), latin]), "text/html")).toBe("Peña");
    expect(titleIn(latin, "text/html")).toBe("Peña");
    expect(titleIn(latin, "text/html; charset=no-such-thing")).toBe("Peña");
    expect(utf8("<title>日本語</title>", 'text/html; charset="UTF-8"')).toBe("日本語");
    const shiftJis = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);
    const page = Buffer.concat([Buffer.from("<title>"), shiftJis, Buffer.from("</title>")]);
    expect(titleIn(page, "text/html; charset=Shift_JIS")).toBe("日本");
  });

  test("a page made to take long takes no longer than another", () => {
    for (const piece of ["<title ", "<title>", "<!--", "<script>", "<meta ", "</title", "&amp"]) {
      const page = Buffer.from(piece.repeat(512_000 / piece.length));
      expect(titleIn(page, "text/html")).toBeNull();
    }
  });
});

test("the links of a message are those its readers see, each once and the first few", () => {
  const text = "[a](https://a.example/1) `https://code.example` www.b.example, https://a.example/1";
  expect(pageLinks(text)).toEqual(["https://a.example/1", "https://www.b.example"]);
  expect(pageLinks("mail me@example.com or call")).toEqual([]);
  expect(
    pageLinks("https://a.example/1 https://a.example/2 https://a.example/3 https://a.example/4"),
  ).toHaveLength(3);
});

test.each([
  ["https://example.com/page", true],
  ["http://example.com/page", true],
  ["https://example.com:8443/", false],
  ["http://user:secret@example.com/", false],
  ["http://localhost/", false],
  ["http://intranet/", false],
  ["http://127.0.0.1/", false],
  ["http://0x7f000001/", false],
  ["http://2130706433/", false],
  ["http://169.254.169.254/latest/meta-data", false],
  ["http://[::1]/", false],
  ["http://[::ffff:127.0.0.1]/", false],
  ["http://[fd00::1]/", false],
  ["ftp://example.com/", false],
  ["file:///etc/passwd", false],
  ["nonsense", false],
])("the server looks at public pages only: %s", (address, isAllowed) => {
  expect(isAllowedPage({ linksPrivate: false }, address)).toBe(isAllowed);
});

describe("reading from a real server", () => {
  const asked: { path: string; headers: Record<string, unknown> }[] = [];
  let sent = 0;
  const html =
    (body: string): RequestListener =>
    (_, response) => {
      response.setHeader("content-type", "text/html").end(body);
    };
  const pages: Record<string, RequestListener> = {
    "/page": html("<title>A page</title>"),
    "/to-page": (_, response) => response.writeHead(302, { location: "/page" }).end(),
    "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
    "/to-file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    "/image": (_, response) =>
      response.writeHead(200, { "content-type": "image/png" }).end("<title>No</title>"),
    "/error": (_, response) =>
      response.writeHead(500, { "content-type": "text/html" }).end("<title>Error</title>"),
    "/endless": (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const more = () => {
        sent += 65_536;
        if (!response.destroyed) response.write("x".repeat(65_536), more);
      };
      more();
    },
    "/then-endless": (_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).write("<title>Early</tit");
      setTimeout(() => response.write("le>"), 50);
    },
    "/silent": () => undefined,
    "/bomb": (_, response) =>
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end("x"),
    "/cut": (_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "1000" }).write("<title>Cut");
      setTimeout(() => response.destroy(), 20);
    },
  };
  let server: Server;
  let url = "";
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ path: request.url ?? "", headers: request.headers });
      pages[request.url ?? ""]?.(request, response);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = { linksPrivate: true };

  test("a page is read, over redirects too, without cookies and without saying from where", async () => {
    expect(await readTitle(open, `${url}/to-page`)).toBe("A page");
    expect(asked.at(-1)?.headers).not.toHaveProperty("cookie");
    expect(asked.at(-1)?.headers).not.toHaveProperty("referer");
  });

  test.each(["/loop", "/to-file", "/image", "/error", "/bomb", "/cut", "/nothing-listens"])(
    "%s has no title to be had",
    async (path) => {
      if (path === "/nothing-listens") expect(await readTitle(open, "http://127.0.0.1:1/")).toBeNull();
      else expect(await readTitle(open, url + path)).toBeNull();
    },
  );

  test("no more is read than it takes, however much is sent", async () => {
    expect(await readTitle(open, `${url}/endless`)).toBeNull();
    expect(sent).toBeLessThan(20_000_000);
    expect(await readTitle(open, `${url}/then-endless`)).toBe("Early");
  });

  test("a server that says nothing is left after a while", async () => {
    expect(await readTitle(open, `${url}/silent`)).toBeNull();
  });

  test("without the switch nothing in a private network is knocked at, whatever its name says", async () => {
    const before = asked.length;
    const strict = { linksPrivate: false };
    expect(await readTitle(strict, `${url}/page`)).toBeNull();
    // A name that passes for a public one is looked up when connecting, and what is found is what is connected to.
    const byName = url.replace("127.0.0.1", "localhost");
    const refused = openPage(strict, byName, AbortSignal.timeout(5_000));
    await expect(refused).rejects.toMatchObject({ code: "ENOTPUBLIC" });
    expect(asked.length).toBe(before);
    expect(await readTitle(open, `${byName}/page`)).toBe("A page");
  });
});
