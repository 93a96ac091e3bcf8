/** The wizard of the first start. */
export function SetupView({ token }: { token: string }) {
  return <main data-token={token} />;
}
