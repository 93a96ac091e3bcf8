// What a site does with one line of HTML, done here because the server puts the site's key into the page.
const { content: key } = document.querySelector('meta[name="palique-site"]');
const script = document.createElement("script");
script.src = "/widget.js";
script.async = true;
script.dataset.site = key;
document.head.append(script);

// Calls made before the widget is there wait for it.
window.palique ??= { q: [] };
function tell(name, ...given) {
  if (window.palique[name]) window.palique[name](...given);
  else window.palique.q.push([name, ...given]);
}

// A page's own button.
for (const button of document.querySelectorAll(".ask")) {
  button.addEventListener("click", () => tell("open"));
}

// What a shop tells: operators see it beside the visitor, and rules for invitations count it.
for (const button of document.querySelectorAll(".add")) {
  button.addEventListener("click", () => {
    const { dataset } = button.closest("li");
    fillBasket(piecesInBasket() + 1);
    tell("track", "add-to-basket", { kind: dataset.kind });
  });
}
for (const button of document.querySelectorAll(".buy")) {
  button.addEventListener("click", () => {
    tell("track", "purchase", { pieces: piecesInBasket() });
    fillBasket(0);
    document.querySelector(".basket").lastElementChild.hidden = false;
  });
}
if (piecesInBasket() > 0) fillBasket(piecesInBasket());

function piecesInBasket() {
  return Number(sessionStorage.getItem("basket"));
}

function fillBasket(pieces) {
  sessionStorage.setItem("basket", pieces);
  tell("set", { basket: pieces || null });
  const basket = document.querySelector(".basket");
  if (!basket) return;
  const [filled, bought] = basket.children;
  filled.hidden = pieces === 0;
  filled.querySelector("b").textContent = pieces;
  bought.hidden = true;
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
