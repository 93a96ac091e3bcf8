import type { Rating } from "@palique/shared/conversation.ts";
import { Star, ThumbsDown, ThumbsUp } from "lucide";
import { Icon } from "../ui/Icon.tsx";
import { ratingLabel } from "./rating-text.ts";
import "./rating.css";

/** A rating in the room of a badge. */
export function RatingMark({ rating }: { rating: Rating }) {
  const { kind, score } = rating;
  const label = ratingLabel(rating);
  const isLow = kind === "stars" ? score <= 2 : score === 0;
  return (
    <span class={`rating-mark ${isLow ? "rating-low" : ""}`} title={label}>
      <Icon icon={kind === "stars" ? Star : score ? ThumbsUp : ThumbsDown} size={14} />
      {kind === "stars" && <span aria-hidden="true">{score}</span>}
      <span class="visually-hidden">{label}</span>
    </span>
  );
}

/** The same with room: five stars, and what the visitor said. */
export function RatingCard({ rating }: { rating: Rating }) {
  const { kind, score, comment } = rating;
  return (
    <div class="rating-card">
      {kind === "stars" ? (
        <span class="rating-stars" role="img" aria-label={ratingLabel(rating)}>
          {[1, 2, 3, 4, 5].map((star) => (
            <span key={star} class={star <= score ? "rating-full" : ""}>
              <Icon icon={Star} size={16} />
            </span>
          ))}
        </span>
      ) : (
        <span class={`rating-thumb ${score ? "" : "rating-low"}`}>
          <Icon icon={score ? ThumbsUp : ThumbsDown} size={16} />
          {ratingLabel(rating)}
        </span>
      )}
      {comment && (
        <blockquote class="rating-comment" dir="auto">
          {comment}
        </blockquote>
      )}
    </div>
  );
}
