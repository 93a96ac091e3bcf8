/** Rows before they are known. */
export function Skeleton() {
  return (
    <div aria-hidden="true">
      {[1, 2, 3].map((row) => (
        <div key={row} class="skeleton">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
