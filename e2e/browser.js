import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium of this machine, with an empty profile. */
export function browser() {
  return chromium.launch({ executablePath: installed(), args: FLAGS });
}

function installed() {
  if (process.env.CHROMIUM) {
    return process.env.CHROMIUM;
  }
  const folders = process.env.PATH.split(delimiter);
  const found = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ON_MACOS].find(isProgram);
  if (!found) {
    throw new Error(
      `This test needs Chromium, but found no ${NAMES.join(', ')} on the PATH; ` +
        "install Debian's package chromium or Google Chrome, or set CHROMIUM to where one is.",
    );
  }
  return found;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
