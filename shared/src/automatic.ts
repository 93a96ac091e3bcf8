import { z } from "zod";
import { AUTO_SECONDS, AUTO_STEPS_MAX, AUTO_TEXT_MAX } from "./limits.ts";

/** What a department says by itself. Texts may have variables (variables.ts). */

const Words = z.string().trim().max(AUTO_TEXT_MAX);
const Texts = z.object({ en: Words.optional(), es: Words.optional() });

function seconds({ min, max }: { min: number; max: number }) {
  return z.number().int().min(min).max(max);
}

/** Each said once the silence has lasted so long. */
function stepsWithin(range: { min: number; max: number }) {
  return z.array(z.object({ seconds: seconds(range), texts: Texts })).max(AUTO_STEPS_MAX);
}
type Steps = z.infer<ReturnType<typeof stepsWithin>>;

function isSaid({ texts }: { texts: z.infer<typeof Texts> }): boolean {
  return Boolean(texts.en || texts.es);
}

// What is off may be half filled in; what is on says something, and each step comes later than the one before.
const Once = z
  .object({ on: z.boolean(), texts: Texts })
  .refine((once) => !once.on || isSaid(once), { path: ["texts"] });
const AT_STEPS = { path: ["steps"] };
function areInOrder({ on, steps }: { on: boolean; steps: Steps }): boolean {
  const isLater = (index: number, at: number) => at > (steps[index - 1]?.seconds ?? -1);
  return (
    !on || (steps.length > 0 && steps.every((step, index) => isSaid(step) && isLater(index, step.seconds)))
  );
}

export const AutoMessages = z
  .object({
    /** When somebody takes the chat for the first time. */
    greeting: Once,
    /** While nobody has it, from when it began to wait. */
    waiting: z
      .object({ on: z.boolean(), steps: stepsWithin(AUTO_SECONDS.waiting) })
      .refine(areInOrder, AT_STEPS),
    /** While the visitor waits for an answer. `remind`: the operator is told, too. */
    operatorSilent: z
      .object({ on: z.boolean(), remind: z.boolean(), steps: stepsWithin(AUTO_SECONDS.silent) })
      .refine(areInOrder, AT_STEPS),
    /** While it is for the visitor to say something. */
    visitorSilent: z
      .object({ on: z.boolean(), steps: stepsWithin(AUTO_SECONDS.silent) })
      .refine(areInOrder, AT_STEPS),
    /** So long into the visitor's silence a warning, and so long after the warning the end. */
    idle: z
      .object({
        on: z.boolean(),
        warnSeconds: seconds(AUTO_SECONDS.idle),
        texts: Texts,
        endSeconds: seconds(AUTO_SECONDS.idle),
      })
      .refine((idle) => !idle.on || isSaid(idle), { path: ["texts"] }),
    /** The last words of a chat that somebody had, whoever ends it. */
    closing: Once,
  })
  .refine(
    // Once warned, nothing else is said until the end.
    ({ visitorSilent, idle }) =>
      !(visitorSilent.on && idle.on) || visitorSilent.steps.every((step) => step.seconds < idle.warnSeconds),
    { path: ["idle", "warnSeconds"] },
  );
export type AutoMessages = z.infer<typeof AutoMessages>;
