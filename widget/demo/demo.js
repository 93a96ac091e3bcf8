// What a site does with one line of HTML, done here so that the server can put the site's key into the page.
const { content: key } = document.querySelector('meta[name="palique-site"]');
const script = document.createElement("script");
script.src = "/widget.js";
script.async = true;
script.dataset.site = key;
document.head.append(script);
