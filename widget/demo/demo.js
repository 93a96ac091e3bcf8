// What a site does with one line of HTML, done here because the server puts the site's key into the page.
const { content: key } = document.querySelector('meta[name="palique-site"]');
const script = document.createElement("script");
script.src = "/widget.js";
script.async = true;
script.dataset.site = key;
document.head.append(script);

// A page's own button: calls made before the widget is there wait for it.
window.palique ??= { q: [] };
for (const button of document.querySelectorAll(".ask")) {
  button.addEventListener("click", () => {
    if (window.palique.open) window.palique.open();
    else window.palique.q.push(["open"]);
  });
}

// Client-side navigation, as in a single-page app: the shelf changes and so does the address.
for (const link of document.querySelectorAll("a[data-shelf]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.pushState(null, "", link.href);
    showShelf();
  });
}
addEventListener("popstate", showShelf);
showShelf();

function showShelf() {
  const shelf = new URLSearchParams(location.search).get("shelf") ?? "";
  for (const item of document.querySelectorAll(".goods li")) {
    item.hidden = shelf !== "" && item.dataset.kind !== shelf;
  }
  for (const link of document.querySelectorAll("a[data-shelf]")) {
    if (link.dataset.shelf === shelf) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
