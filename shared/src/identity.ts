/**
 * With what a website proves who its customers are (see Identify in tracking.ts). For administrators:
 * GET /sites/:id/identity -> SiteIdentity; POST /sites/:id/identity/secret -> SiteSecret, made when first asked for;
 * POST /sites/:id/identity/rotation -> SiteSecret, a new one, the old one counts for a day more;
 * DELETE /sites/:id/identity/previous -> SiteIdentity: the old one ends at once, with whom it proved.
 */
export interface SiteIdentity {
  /** Of the secret, epoch ms; null: there is none yet. */
  createdAt: number | null;
  /** So long the one before counts; null: there is none. */
  previousUntil: number | null;
}

export interface SiteSecret extends SiteIdentity {
  secret: string;
}
