/* Offers the page to the printer as soon as its pictures are there, and again on request. */
document.querySelector("[data-print]").addEventListener("click", () => print());
addEventListener("load", () => print());
