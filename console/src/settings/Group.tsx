import type { ComponentChildren } from "preact";

interface PageHeadProps {
  title: string;
  lead?: string;
  action?: ComponentChildren;
}

export function PageHead({ title, lead, action }: PageHeadProps) {
  return (
    <header class="settings-head">
      <div>
        <h1 dir="auto">{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {action}
    </header>
  );
}

interface GroupProps {
  title: string;
  hint?: string;
  children: ComponentChildren;
}

/** Fields that belong together, with what they are about beside them. */
export function Group({ title, hint, children }: GroupProps) {
  return (
    <section class="settings-group">
      <div class="settings-group-head">
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
      </div>
      <div class="settings-group-body">{children}</div>
    </section>
  );
}
