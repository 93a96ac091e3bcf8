import type { IceServer, Signal } from "@palique/shared/sharing.ts";

type Body = Signal["body"];

interface PeerEvents {
  /** After the offer is known and before it is answered: puts into it what is sent. */
  prepare(connection: RTCPeerConnection): void;
  send(body: Body): void;
  changed(state: RTCPeerConnectionState): void;
}

/** The operator's end of one connection: it answers what the visitor's page offers. */
export function openPeer(iceServers: IceServer[], { prepare, send, changed }: PeerEvents) {
  const connection = new RTCPeerConnection({ iceServers });
  /** Candidates that came before the offer. */
  const early: (RTCIceCandidateInit | null)[] = [];
  let isAnswered = false;
  connection.onconnectionstatechange = () => changed(connection.connectionState);
  connection.onicecandidate = ({ candidate }) => {
    if (!candidate) return send({ type: "candidate", candidate });
    const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
    send({ type: "candidate", candidate: { candidate: line, sdpMid, sdpMLineIndex } });
  };

  function add(candidate: RTCIceCandidateInit | null): void {
    connection.addIceCandidate(candidate).catch(() => {
      // One way less: another may do, or none does and it fails.
    });
  }
  function answer(): void {
    const { localDescription } = connection;
    if (localDescription) send({ type: "answer", sdp: localDescription.sdp });
  }
  async function take(sdp: string): Promise<void> {
    await connection.setRemoteDescription({ type: "offer", sdp });
    for (const candidate of early.splice(0)) add(candidate);
    prepare(connection);
    await connection.setLocalDescription();
    answer();
  }
  function close(): void {
    connection.onconnectionstatechange = null;
    connection.onicecandidate = null;
    connection.close();
  }

  return {
    connection,
    /** An offer has come. */
    isOffered: () => isAnswered,
    hear(body: Body): void {
      if (body.type === "offer") {
        // Once more: the answer was lost.
        if (isAnswered) answer();
        else take(body.sdp).catch(() => changed("failed"));
        isAnswered = true;
      }
      if (body.type !== "candidate") return;
      if (connection.remoteDescription) add(body.candidate);
      else early.push(body.candidate);
    },
    close,
  };
}
export type Peer = ReturnType<typeof openPeer>;
