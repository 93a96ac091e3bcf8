/** How much one caller may ask: `points` per `seconds`. Tests and benchmarks pass their own. */
export interface Limits {
  /** Sign-in attempts per email and per address. */
  signInPerEmail: Limit;
  signInPerAddress: Limit;
  /** Sockets and starts per address: offices and schools share one. */
  connectPerAddress: Limit;
  startPerAddress: Limit;
  startPerVisitor: Limit;
  messagePerVisitor: Limit;
  messagePerOperator: Limit;
  draftPerVisitor: Limit;
  /** Trying out push notifications, and subscribing to them as a visitor. */
  pushPerPerson: Limit;
  /** Conversations written down to be printed or kept. */
  transcriptPerPerson: Limit;
  /** And mailed: by one person, from one address of the network, to one mailbox. */
  transcriptMailPerPerson: Limit;
  transcriptMailPerCaller: Limit;
  transcriptMailPerAddress: Limit;
  /** Links from mails that are opened, or tried. */
  linkPerAddress: Limit;
  /** Pages that say who their visitor is; and of those that do it without the right hash. */
  identifyPerAddress: Limit;
  wrongHashPerAddress: Limit;
  /** What a tracked page tells of itself. */
  visitPerSocket: Limit;
  /** What an operator does on a visitor's page: pointing moves often. */
  actPerSocket: Limit;
  /** Signals of calls and shared screens: every pair of ends that finds each other takes some dozens. */
  signalPerSocket: Limit;
  /** What a page that is shown sends of itself: batches, and their kB. */
  framesPerShare: Limit;
  frameKbPerShare: Limit;
  /** Anything else on a socket. */
  eventPerSocket: Limit;
  /** Invitations: asked for by one browser and from one address, each of them a row; and by hand of one operator. */
  invitationPerVisitor: Limit;
  invitationPerAddress: Limit;
  invitePerOperator: Limit;
  /** What visitors are asked to share: by one operator, and in one conversation by all of them. */
  sharePerOperator: Limit;
  sharePerConversation: Limit;
  /** Uploads begun, and the kB they announce: strangers must not fill the disk. */
  uploadPerVisitor: Limit;
  uploadPerAddress: Limit;
  uploadKbPerVisitor: Limit;
  uploadKbPerAddress: Limit;
  /** Requests with a piece of a file. */
  chunkPerUploader: Limit;
  /** Pages whose titles are looked up. */
  titlePerConversation: Limit;
  titlePerHost: Limit;
  /** Tabs that show themselves in one share, and connections that watch it. */
  tabsPerShare: number;
  watchersPerShare: number;
  /** Bytes that may wait for one who watches over a slow line. At least twice what a batch can be. */
  watchBufferBytes: number;
  /** Milliseconds until it is told that no page is there, or in sight: a click on a link takes less. */
  pageGraceMs: number;
  /** Past either a recording ends by itself. */
  recordingBytes: number;
  recordingMs: number;
  /** Browsers of one address that are known to be on the sites at once. */
  livePerAddress: number;
  /** Bytes of the disk that files leave free. */
  freeDiskBytes: number;
  /** Milliseconds an operator may be disconnected before the chats go back to the queue. */
  operatorGraceMs: number;
}

export interface Limit {
  points: number;
  seconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  signInPerEmail: { points: 10, seconds: 600 },
  signInPerAddress: { points: 50, seconds: 600 },
  connectPerAddress: { points: 600, seconds: 60 },
  startPerAddress: { points: 60, seconds: 600 },
  startPerVisitor: { points: 10, seconds: 600 },
  messagePerVisitor: { points: 60, seconds: 30 },
  messagePerOperator: { points: 300, seconds: 30 },
  draftPerVisitor: { points: 150, seconds: 10 },
  pushPerPerson: { points: 20, seconds: 600 },
  transcriptPerPerson: { points: 60, seconds: 600 },
  transcriptMailPerPerson: { points: 20, seconds: 3_600 },
  transcriptMailPerCaller: { points: 20, seconds: 3_600 },
  transcriptMailPerAddress: { points: 10, seconds: 3_600 },
  linkPerAddress: { points: 60, seconds: 600 },
  identifyPerAddress: { points: 1_200, seconds: 600 },
  wrongHashPerAddress: { points: 60, seconds: 600 },
  visitPerSocket: { points: 60, seconds: 60 },
  actPerSocket: { points: 1_500, seconds: 30 },
  signalPerSocket: { points: 900, seconds: 30 },
  framesPerShare: { points: 1_200, seconds: 10 },
  frameKbPerShare: { points: 30_000, seconds: 15 },
  eventPerSocket: { points: 300, seconds: 30 },
  invitationPerVisitor: { points: 30, seconds: 600 },
  invitationPerAddress: { points: 300, seconds: 600 },
  invitePerOperator: { points: 60, seconds: 600 },
  sharePerOperator: { points: 60, seconds: 600 },
  sharePerConversation: { points: 30, seconds: 600 },
  uploadPerVisitor: { points: 60, seconds: 600 },
  uploadPerAddress: { points: 600, seconds: 600 },
  uploadKbPerVisitor: { points: 200_000, seconds: 86_400 },
  uploadKbPerAddress: { points: 1_000_000, seconds: 86_400 },
  chunkPerUploader: { points: 3_000, seconds: 600 },
  titlePerConversation: { points: 40, seconds: 600 },
  titlePerHost: { points: 60, seconds: 60 },
  tabsPerShare: 20,
  watchersPerShare: 20,
  watchBufferBytes: 8_000_000,
  pageGraceMs: 2_000,
  recordingBytes: 200_000_000,
  recordingMs: 4 * 3_600_000,
  livePerAddress: 5_000,
  freeDiskBytes: 300_000_000,
  operatorGraceMs: 45_000,
};
