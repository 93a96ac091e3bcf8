export const person = {
  title: "Data of a person",
  noName: "Without a name",
  conversationCount: "{n} conversation|{n} conversations",
  fileCount: "{n} file|{n} files",
  firstSeen: "First here on {date}",
  dialogTitle: "Data of {name}",
  exportTitle: "Give it out",
  exportText:
    "A ZIP with a JSON file of everything that is stored of this person, notes of the team included, and all files.",
  export: "Download",
  eraseTitle: "Erase",
  eraseText:
    "Removes the person with all conversations, messages, files, ratings and blocks, everywhere and at once. This cannot be undone.",
  eraseChat: "A chat of this person waits or is going on. It has to end first.",
  confirm: "Type “{name}” to confirm",
  confirmWrong: "This is not “{name}”.",
  erase: "Erase for good",
  erased: "The person was erased.",
  goneAlready: "This person is not stored any more.",
};
