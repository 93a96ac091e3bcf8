import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/inter/wght-italic.css";
import { render } from "preact";
import { App } from "./app/App.tsx";
import "./commands/all.ts";
import { followSession } from "./live/live.model.ts";
import { loadSession } from "./signin/signin.model.ts";
import "./styles/base.css";

const root = document.getElementById("app");
if (root) render(<App />, root);
followSession();
void loadSession();
