/** Texts for visitors that a department can start with. */
export const suggestions = {
  greeting: "Hello {{visitor.name}}! {{operator.name}} is reading your message and will answer in a moment.",
  waiting1: "Thank you for writing to us. Everyone is busy right now; somebody will be with you soon.",
  waiting2: "Thank you for your patience. You are still in line, and you can go on writing meanwhile.",
  operator1: "Sorry for the wait: {{operator.name|your agent}} is looking into it and will answer soon.",
  operator2: "We have not forgotten you. Thank you for your patience.",
  visitor1: "Are you still there? We are here if you need anything else.",
  idle: "We have not heard from you for a while, so this chat will end soon. Write anything to go on.",
  closing: "Thank you for contacting {{organisation|us}}. If you need anything else, just write again.",
};
