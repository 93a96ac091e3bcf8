/** What of each end is on right now, told from browser to browser over the call's own data channel. */
export interface Live {
  mic: boolean;
  camera: boolean;
}

/** Both ends open it by this number, so neither waits for the other. */
export function openLive(connection: RTCPeerConnection, now: () => Live, heard: (live: Live) => void) {
  const channel = connection.createDataChannel("live", { negotiated: true, id: 0 });
  const tell = () => channel.readyState === "open" && channel.send(JSON.stringify(now()));
  channel.onopen = tell;
  channel.onmessage = ({ data }) => {
    try {
      const { mic, camera } = JSON.parse(data);
      heard({ mic: mic === true, camera: camera === true });
    } catch {
      // Not of ours.
    }
  };
  return tell;
}
