/** Endings of what runs when it is opened, on one system or another. An administrator may choose others. */
export const REFUSED_ENDINGS = [
  ..."exe com scr pif msi msp msix appx bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta cpl reg lnk inf url".split(
    " ",
  ),
  ..."jar class dll sys drv app dmg pkg command sh bash csh deb rpm apk ipa iso img vhd scf".split(" "),
];
