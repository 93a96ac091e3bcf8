import "./logo.css";

/** The mark of the product; the name beside it says the rest. */
export function Logo({ size = 36 }: { size?: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect class="logo-ground" width="64" height="64" rx="17" />
      <path
        class="logo-bubble"
        d="M18 15h28a7 7 0 0 1 7 7v17a7 7 0 0 1-7 7H31l-10.400 8.200A1.600 1.600 0 0 1 18 53v-7a7 7 0 0 1-7-7V22a7 7 0 0 1 7-7Z"
      />
      <circle class="logo-ground" cx="23" cy="30.500" r="3.200" />
      <circle class="logo-ground" cx="32" cy="30.500" r="3.200" />
      <circle class="logo-ground" cx="41" cy="30.500" r="3.200" />
    </svg>
  );
}
