import type { Excerpt } from "@palique/shared/search.ts";

/** A text with what was searched for standing out. */
export function Marked({ text }: { text: Excerpt }) {
  return (
    <>
      {text.map(({ text: piece, isMatch }, index) =>
        isMatch ? (
          <mark key={index} class="found-mark">
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </>
  );
}
