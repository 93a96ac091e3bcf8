/** Where the visitors are. */
export function MapView() {
  return <div class="map" />;
}
