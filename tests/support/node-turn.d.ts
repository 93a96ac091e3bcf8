declare module "node-turn" {
  export default class TurnServer {
    constructor(options: {
      authMech: "long-term";
      credentials: Record<string, string>;
      listeningIps: string[];
      relayIps: string[];
      listeningPort: number;
      debugLevel: "OFF";
    });
    start(): void;
    stop(): void;
  }
}
