/** Rules put before the page's own, one each. */
export const frameStyles = [
  // Smooth scrolling would show every place late.
  "* { scroll-behavior: auto !important; }",
  "[data-palique-hidden] { background: repeating-linear-gradient(45deg, #8884 0 6px, #8882 6px 12px) !important; outline: 1px dashed #8888 !important; outline-offset: -1px; }",
];
