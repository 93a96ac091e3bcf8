/** Lines of 24 x 24 from lucide (ISC). */
export const PATHS = {
  close: "M18 6 6 18M6 6l12 12",
  send: "M5 12h14M12 5l7 7-7 7",
  smile: "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M8 14s1.5 2 4 2 4-2 4-2M9 9h.01M15 9h.01",
  clip: "m21 11-9 9a6 6 0 0 1-8.5-8.5L12 3a4 4 0 0 1 5.7 5.7l-8.6 8.5a2 2 0 0 1-2.8-2.8l8-8",
  mic: "M12 2a3 3 0 0 0-3 3v7a3 3 0 0 0 6 0V5a3 3 0 0 0-3-3M19 10v2a7 7 0 0 1-14 0v-2M12 19v3",
  sound: "M11 5 6 9H3v6h3l5 4zM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13",
  mute: "M11 5 6 9H3v6h3l5 4zM22 9l-6 6M16 9l6 6",
};

function Icon({ name }: { name: keyof typeof PATHS }) {
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
  onClick?: (event: MouseEvent) => void;
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
