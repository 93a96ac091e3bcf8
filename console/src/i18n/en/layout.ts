/** How the screen is divided. */
export const layout = {
  list: "Width of the list",
  details: "Width of the details",
  resize: "Drag to resize, double-click for the usual width",
  comfortable: "Comfortable rows",
  compact: "Compact rows",
  toggleDetails: "Show or hide the details",
  openBeside: "Open beside",
  closeBeside: "Close the second conversation",
  otherPane: "Go to the other conversation",
  moved: "{name}: place {place} of {count}",
};
