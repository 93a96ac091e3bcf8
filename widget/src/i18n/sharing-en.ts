import type { Locale } from "@palique/shared/locale.ts";

/** What they get, and what they do not. */
const pair = (gets: string, not: string) => [gets, not] as const;

/** Around what a visitor shares. Names come in isolated, so that none of them turns a sentence round. */
export const words = {
  locale: "en" as Locale,
  asks: {
    cobrowse: (name: string) => `${name} would like to see this page`,
    screen: (name: string) => `${name} would like to see your screen`,
    voice: (name: string) => `${name} would like to talk with you`,
    video: (name: string) => `${name} would like to talk with you by video`,
    capture: (name: string) => `${name} asks for a picture of this page`,
    scroll: (name: string) => `${name} would like to scroll this page for you`,
    full: (name: string) => `${name} would like to click and type for you`,
    recording: (name: string) => `${name} would like to record what you show`,
  },
  means: {
    cobrowse: pair(
      "They see this website in this browser: what you read, point at and click.",
      "No other websites, windows or apps.",
    ),
    screen: pair(
      "You choose in the browser's own question what they see: a tab, a window or the whole screen.",
      "Nothing in it is hidden, so a single tab is the safest choice. They can look only.",
    ),
    voice: pair(
      "Your microphone is turned on. You can mute it at any time.",
      "They do not see you or your screen.",
    ),
    video: pair(
      "Your microphone and camera are turned on. You can turn each off at any time.",
      "They do not see your screen.",
    ),
    capture: pair(
      "One picture of this page as you see it now. It goes into the chat.",
      "They cannot look on afterwards.",
    ),
    scroll: pair(
      "They move this page up and down. You can do the same at any time.",
      "They cannot click or type.",
    ),
    full: pair(
      "They click, type and open pages of this website. What you do yourself always goes first.",
      "Never in passwords, card numbers or hidden parts, no files, no other websites.",
    ),
    recording: pair(
      "What they see is kept with this conversation, so that it can be watched again.",
      "What is hidden now is hidden in the recording too.",
    ),
  },
  private: "What you type, passwords, card numbers and parts this website marks as private are never sent.",
  showHidden: "Show me what is hidden",
  hidden: "What is hidden",
  stops: "You can stop at any time: with Stop, or by pressing Esc twice.",
  stopsByTouch: "You can stop at any time with Stop.",
  allow: "Allow",
  refuse: "Don't allow",
  again: "The page was left. Allow again to go on.",
  goOn: "Go on",
  notHere: {
    screen: "This browser cannot show a screen. On a computer it works.",
    voice: "This browser has no microphone that this page may use.",
    video: "This browser has no camera that this page may use.",
  },
  understood: "OK",
  sending: "One moment…",

  list: (names: string[]) => new Intl.ListFormat("en").format(names),
  bar: "What you share",
  sees: {
    cobrowse: (names: string, _several: boolean) => `${names} can see this page`,
    screen: (names: string, _several: boolean) => `${names} can see your screen`,
    voice: (names: string, _several: boolean) => `Call with ${names}`,
    video: (names: string, _several: boolean) => `Video call with ${names}`,
    capture: (_names: string, _several: boolean) => "A picture of this page is being taken",
  },
  nobody: "Nobody is looking now",
  elsewhere: "Shown in another tab",
  tooLarge: "This page is too large to be shown",
  stop: "Stop",
  controls: {
    view: (_name: string) => "",
    scroll: (name: string) => `${name} can scroll`,
    full: (name: string) => `${name} can click and type`,
  },
  takeBack: "Take back",
  recorded: "Recorded",
  stopRecording: "Stop recording",
  down: "Move to the bottom",
  up: "Move to the top",

  begun: {
    cobrowse: (name: string) => `${name} can see this page now. Press Esc twice to stop.`,
    screen: (name: string) => `${name} can see your screen now. Press Esc twice to stop.`,
    voice: (name: string) => `The call with ${name} begins.`,
    video: (name: string) => `The video call with ${name} begins.`,
    capture: (_name: string) => "",
  },
  over: {
    stopped: (_name: string) => "You stopped sharing",
    ended: (name: string) => `${name} stopped watching`,
    "chat-ended": (_name: string) => "Sharing ended with the chat",
    idle: (_name: string) => "Sharing ended, as nothing happened for a while",
    done: (_name: string) => "The picture was sent",
    failed: (_name: string) => "Sharing does not work on this page",
    call: (_name: string) => "The call has ended",
  },
};
export type ShareWords = typeof words;
