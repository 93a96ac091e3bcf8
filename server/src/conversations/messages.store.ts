/** placeholder type; filled next */
export interface StoredMessage {
  conversationId: string;
}
