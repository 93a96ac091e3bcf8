import { listen, tell } from "./bridge.ts";
import { Drawing } from "./drawing.ts";
import { Live } from "./live.ts";
import { openLost } from "./lost.ts";
import { Stage } from "./stage/stage.ts";

const root = document.createElement("main");
document.body.append(root);
const lost = openLost(() => tell({ type: "lost" }));
const drawing = new Drawing(new Stage(root), tell, lost);
const live = new Live((events) => {
  if (events) drawing.draw(events);
  else lost();
});

listen((message) => {
  if (message.type === "start") {
    document.documentElement.lang = message.locale;
    document.documentElement.dataset.theme = message.theme;
  }
  if (message.type === "frames") live.take(message);
});
