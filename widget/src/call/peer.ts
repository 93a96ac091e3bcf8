import type { IceServer, Signal } from "@palique/shared/sharing.ts";

export type Body = Signal["body"];

/** The visitor's end of one connection. */
export interface Peer {
  connection: RTCPeerConnection;
  hear(body: Body): void;
  close(): void;
}

interface PeerEvents {
  /** Puts into it what is sent, before it is offered. */
  prepare(connection: RTCPeerConnection): void;
  send(body: Body): void;
  /** It is up, down or over: see its connectionState. */
  changed(): void;
}

/**
 * The visitor's end always offers and the operator's always answers, so they never meet halfway. One that fails is
 * not mended: the operator's end joins again, as a new peer with new credentials for TURN.
 */
export function openPeer(iceServers: IceServer[], { prepare, send, changed }: PeerEvents): Peer {
  const connection = new RTCPeerConnection({ iceServers });
  /** Candidates that came before the answer. */
  const early: (RTCIceCandidateInit | null)[] = [];
  prepare(connection);
  // Closes with the page, which the other end hears sooner than any signal: hanging up cuts those off.
  connection.createDataChannel("here", { negotiated: true, id: 1 });
  connection.onconnectionstatechange = changed;
  connection.onicecandidate = ({ candidate }) => {
    if (!candidate) return send({ type: "candidate", candidate });
    const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
    send({ type: "candidate", candidate: { candidate: line, sdpMid, sdpMLineIndex } });
  };

  function offer(): void {
    const { localDescription } = connection;
    if (localDescription) send({ type: "offer", sdp: localDescription.sdp });
  }
  function add(candidate: RTCIceCandidateInit | null): void {
    connection.addIceCandidate(candidate).catch(() => {
      // One way less: another may do, or none does and it fails.
    });
  }
  async function take(sdp: string): Promise<void> {
    await connection.setRemoteDescription({ type: "answer", sdp });
    for (const candidate of early.splice(0)) add(candidate);
  }
  function close(): void {
    connection.onconnectionstatechange = null;
    connection.onicecandidate = null;
    connection.close();
  }
  function failed(): void {
    close();
    changed();
  }
  connection.setLocalDescription().then(offer, failed);

  return {
    connection,
    hear(body) {
      const waits = connection.signalingState === "have-local-offer";
      // Asked once more: the offer was lost.
      if (body.type === "join" && waits) offer();
      if (body.type === "answer" && waits) take(body.sdp).catch(failed);
      if (body.type !== "candidate") return;
      if (connection.remoteDescription) add(body.candidate);
      else early.push(body.candidate);
    },
    close,
  };
}
