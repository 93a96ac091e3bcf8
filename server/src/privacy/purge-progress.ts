/** How far the nightly purge is, so that it goes on there after a pause or a crash. */
export interface PurgeProgress {
  /** Which of the steps. */
  step: number;
  /** The id up to which it is done; "" at its start. */
  after: string;
}
