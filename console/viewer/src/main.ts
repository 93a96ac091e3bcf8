import type { Locale } from "@palique/shared/locale.ts";
import { listen, tell } from "./bridge.ts";
import { Drawing } from "./drawing.ts";
import { Live } from "./live.ts";
import { openLost } from "./lost.ts";
import { Player } from "./recording/player.ts";
import { Stage } from "./stage/stage.ts";
import { openToolbox } from "./tools/toolbox.ts";
import { words } from "./words.ts";

const root = document.createElement("main");
document.body.append(root);
let locale: Locale = "en";
let mode: "live" | "recording" = "live";

const lost = openLost(() => mode === "live" && tell({ type: "lost" }));
const stage = new Stage(root);
const drawing = new Drawing(stage, tell, lost);
const live = new Live((events) => {
  if (events) drawing.draw(events);
  else lost();
});
const player = new Player((events) => drawing.draw(events), tell);
const overlay = document.createElement("div");
overlay.className = "overlay";
stage.element.append(overlay);
const take = openToolbox({
  stage,
  overlay,
  picture: drawing.picture,
  marks: drawing.marks,
  words: () => words[locale],
  act: (body) => tell({ type: "act", body }),
});

listen((message) => {
  switch (message.type) {
    case "start":
      ({ mode, locale } = message);
      document.documentElement.lang = locale;
      document.documentElement.dataset.theme = message.theme;
      root.ariaLabel = words[locale].page;
      break;
    case "frames":
      if (mode === "live") live.take(message);
      else player.take(message);
      break;
    case "page":
      stage.element.classList.toggle("dim", message.state !== "live");
      break;
    case "tool":
      take(message.tool);
      break;
    case "loaded":
      void player.loaded();
      break;
    case "play":
      player.play(message.speed, message.skipIdle === true);
      break;
    case "pause":
      player.pause();
      break;
    case "seek":
      player.seek(message.ms);
  }
});
