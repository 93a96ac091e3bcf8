/** Lines of 24 x 24 from lucide (ISC). */
export const PATHS = {
  close: "M18 6 6 18M6 6l12 12",
  send: "M5 12h14M12 5l7 7-7 7",
  down: "M12 5v14M19 12l-7 7-7-7",
  smile: "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M8 14s1.5 2 4 2 4-2 4-2M9 9h.01M15 9h.01",
  sound: "M11 5 6 9H3v6h3l5 4zM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13",
  mute: "M11 5 6 9H3v6h3l5 4zM22 9l-6 6M16 9l6 6",
};

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

interface ToolProps {
  label: string;
  icon: keyof typeof PATHS;
  class?: string;
  type?: "button" | "submit";
  disabled?: boolean;
  onClick?: () => void;
  "aria-pressed"?: boolean;
  "aria-expanded"?: boolean;
}

/** A button that is a picture with a name. */
export function Tool({ label, icon, ...rest }: ToolProps) {
  return (
    <button type="button" class="tool" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
