/** Lines of 24 x 24 from lucide (ISC). */
const SHAPES = {
  file: "M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v6h6M8 13h8M8 17h8",
  save: "M12 3v12M7 10l5 5 5-5M4 21h16",
  again: "M21 12a9 9 0 1 1-9-9c2.5 0 4.9 1 6.7 2.7L21 8M21 3v5h-5",
  play: "M6 4l14 8-14 8z",
  pause: "M8 5v14M16 5v14",
  bin: "M3 6h18M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
  back: "m15 18-6-6 6-6",
  on: "m9 18 6-6-6-6",
  close: "M18 6 6 18M6 6l12 12",
};
type Name = keyof typeof SHAPES;

export function Shape({ name }: { name: Name }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}

interface ShapeButtonProps {
  label: string;
  shape: Name;
  class?: string;
  disabled?: boolean;
  onClick: () => void;
}

export function ShapeButton({ label, shape, class: given = "", ...rest }: ShapeButtonProps) {
  return (
    <button type="button" class={`tool ${given}`} aria-label={label} title={label} {...rest}>
      <Shape name={shape} />
    </button>
  );
}
