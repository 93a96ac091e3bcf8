import { initialState, type State } from "../../widget/src/core/state.ts";

/** What a widget knows before the server or the page said anything. */
export const newState: State = {
  ...initialState,
  locale: "en",
  theme: undefined,
  person: { name: "", email: "" },
  attributes: {},
};
