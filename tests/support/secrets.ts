/** Makes markers to look for afterwards: each says where it was. */
export function keepSecrets(): { secret(where: string): string; all(): string[] } {
  const all: string[] = [];
  return {
    secret(where) {
      const marker = `zq${where.toLowerCase().replace(/[^a-z]/g, "")}${all.length}9x7`;
      all.push(marker);
      return marker;
    },
    all: () => all,
  };
}

type Secret = (where: string) => string;
const TYPES = "text search tel url email password hidden submit button reset image checkbox radio file".split(
  " ",
);

/** A page with a secret in every place that a page can hold one. */
export function secretPage(secret: Secret, tag: string, elsewhere: string): string {
  const fields = TYPES.map((type) => {
    const words = `id="f-${type}" value="${secret(type)}" placeholder="${secret(`${type} placeholder`)}"`;
    return `<input type="${type}" ${words} title="${secret(`${type} title`)}" alt="${secret(`${type} alt`)}">`;
  }).join("");
  return `<!doctype html><html lang="en" data-user="${secret("data root")}"><head><meta charset="utf-8">
    <title>Account ${secret("title")}</title>
    <meta name="csrf-token" content="${secret("meta")}"><meta property="og:title" content="${secret("og")}">
    <meta http-equiv="refresh" content="900;url=/?t=${secret("refresh")}">
    <link rel="preload" as="image" href="/p.png?t=${secret("preload")}">
    <link rel="canonical" href="/c/${secret("canonical")}">
    <script type="application/json">{"a":"${secret("json")}"}</script>
    <style>/* ${secret("comment in style")} */
      .css::before { content: "${secret("css content")}" } .attr::after { content: attr(data-told) }
      :root { --name: "${secret("custom property")}"; --raw: ${secret("raw custom property")}; }
      .bg { background: url("/bg.png?token=${secret("css address")}") }
      [data-state=open] { color: green } [data-level^=hi] { color: blue }
      ul { list-style-type: "${secret("list style")}" }
    </style>${tag}</head><body onclick="void '${secret("handler")}'">
    <main><h1>Plain words are seen</h1><p class="css">All sizes.</p><!-- ${secret("comment")} -->
    <form action="/pay/${secret("action")}?t=${secret("action query")}">${fields}
      <textarea placeholder="${secret("textarea placeholder")}">${secret("textarea")}</textarea>
      <select name="${secret("select name")}"><optgroup label="${secret("optgroup")}">
        <option value="${secret("option value")}" label="${secret("option label")}">${secret("option")}</option>
        <option selected>${secret("option selected")}</option></optgroup></select>
      <input list="l" value="${secret("datalist field")}"><datalist id="l"><option value="${secret("datalist")}">${secret("datalist words")}</option></datalist>
      <button name="b" value="${secret("button value")}" formaction="/x?t=${secret("formaction")}">Buy</button>
      <input id="color" type="color" value="#a1b2c3"><input type="date" value="1987-06-05"><input type="number" value="48271936">
      <input type="range" max="99999" value="73915"><input type="time" value="07:53"><input type="month" value="1991-03"></form>
    <a href="/d/${secret("href path")}?t=${secret("href query")}#${secret("href hash")}" ping="/p?${secret("ping")}" download="${secret("download")}">A link</a>
    <a href="mailto:${secret("mailto")}@example.com">Mail</a><a href="javascript:void '${secret("javascript")}'">Run</a>
    <p class="attr" data-told="${secret("told")}" data-state="open" data-level="hi ${secret("prefix")}" data-id="${secret("data")}"
      aria-label="${secret("aria label")}" aria-description="${secret("aria description")}" title="${secret("title attribute")}"
      style="--inline: '${secret("inline property")}'; --plain: ${secret("plain inline property")}; --size: 4px; color: red">Marked</p>
    <img src="/i.png?token=${secret("image query")}" alt="${secret("alt")}" srcset="/i2.png?sig=${secret("srcset")} 2x">
    <object data="data:text/html,${secret("object")}"></object><embed src="data:text/plain,${secret("embed")}">
    <time datetime="${secret("datetime")}">Today</time><data value="${secret("data value")}">One</data>
    <abbr title="${secret("abbr")}">A</abbr><q cite="/q?${secret("cite")}">Quote</q>
    <video poster="/v.png?t=${secret("poster")}"><track label="${secret("track")}" src="/t?t=${secret("track address")}"></video>
    <svg viewBox="0 0 9 9" aria-label="${secret("svg label")}" data-x="${secret("svg data")}"><title>${secret("svg title")}</title>
      <desc>${secret("svg description")}</desc><a href="/s?t=${secret("svg link")}"><path d="M0 0h9"/></a></svg>
    <template>${secret("template")}</template><noscript>${secret("noscript")}</noscript>
    <div contenteditable title="${secret("editor title")}">${secret("editor")} <b contenteditable="false">${secret("mention")}</b></div>
    <div role="textbox">${secret("role textbox")}</div>
    <section data-palique-mask>${secret("masked")} <b>${secret("masked bold")}</b><label data-palique-show><input id="in-mask" value="${secret("shown in mask")}"></label></section>
    <section data-palique-block class="blocked">${secret("blocked")}<input value="${secret("blocked field")}"></section>
    <section class="by-rule">${secret("masked by rule")}</section><aside class="gone-by-rule">${secret("blocked by rule")}</aside>
    <p>Paid with 4111 1111 1111 1111 today</p>
    <dialog open><input id="in-dialog" value="${secret("dialog")}"></dialog>
    <div data-palique-show>
      <input id="shown" value="shown-by-the-site" placeholder="shown hint"><input id="later-shown">
      <input id="toggle" type="password" value="${secret("shown password")}">
      <input autocomplete="cc-number" value="${secret("shown card")}"><input name="cvv" value="${secret("shown cvv")}">
      <input autocomplete="one-time-code" value="${secret("shown code")}"><input type="hidden" value="${secret("shown hidden")}">
      <label>Card number <input id="by-label" value="${secret("shown by label")}"></label>
      <input value="4242424242424242"></div>
    <div id="open"></div><div id="closed"></div><div id="later"></div>
    <iframe id="srcdoc" srcdoc='<p data-f="${secret("frame data")}">In a frame</p><input value="${secret("srcdoc")}"><textarea>${secret("srcdoc textarea")}</textarea>'></iframe>
    <iframe id="frame" name="${secret("frame name")}" src="/frame?t=${secret("frame address")}"></iframe>
    <iframe src="${elsewhere}/?t=${secret("other origin address")}"></iframe></main></body></html>`;
}

/** The page of a frame; on another origin all of it is a secret. */
export function framePage(secret: Secret, isElsewhere: boolean): string {
  const words = isElsewhere ? secret("other origin") : "A page of ours";
  return `<!doctype html><title>${secret("frame title")}</title><p>${words}</p><input value="${secret("frame field")}">`;
}
