/** Where an invited operator becomes one. */
export function InviteView({ token }: { token: string }) {
  return <main data-token={token} />;
}
