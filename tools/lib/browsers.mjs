import { homedir } from 'node:os';
import { join } from 'node:path';
import { isExecutable, which } from './process.mjs';

const programFiles = [
  process.env.PROGRAMFILES,
  process.env['PROGRAMFILES(X86)'],
  process.env.LOCALAPPDATA,
].filter(Boolean);

const inApplications = (inside) =>
  process.platform === 'darwin'
    ? [join('/Applications', inside), join(homedir(), 'Applications', inside)]
    : [];

const inProgramFiles = (inside) => programFiles.map((folder) => join(folder, ...inside));

/**
 * The order matters for Chromium: branded Chrome no longer loads an unpacked extension from the command line,
 * which `npm start` needs, so Chromium and Chrome for Testing come first.
 */
const known = {
  chromium: {
    variable: 'CHROME_BIN',
    names: ['chromium', 'chromium-browser', 'chrome', 'google-chrome-stable', 'google-chrome'],
    places: [
      ...inApplications('Chromium.app/Contents/MacOS/Chromium'),
      ...inApplications('Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
      ...inApplications('Google Chrome.app/Contents/MacOS/Google Chrome'),
      ...inProgramFiles(['Chromium', 'Application', 'chrome.exe']),
      ...inProgramFiles(['Google', 'Chrome', 'Application', 'chrome.exe']),
    ],
  },
  firefox: {
    variable: 'FIREFOX_BIN',
    names: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    places: [
      ...inApplications('Firefox.app/Contents/MacOS/firefox'),
      ...inApplications('Firefox Developer Edition.app/Contents/MacOS/firefox'),
      ...inProgramFiles(['Mozilla Firefox', 'firefox.exe']),
      ...inProgramFiles(['Firefox Developer Edition', 'firefox.exe']),
    ],
  },
};

export const browserNames = Object.keys(known);

export const browserVariable = (name) => known[name].variable;

/** The executable of a browser: what its variable says, else on PATH, else where it is usually installed. */
export function findBrowser(name) {
  const { variable, names, places } = known[name];
  const chosen = process.env[variable];
  if (chosen) return isExecutable(chosen) ? chosen : which(chosen);
  for (const candidate of names) {
    const found = which(candidate);
    if (found) return found;
  }
  return places.find(isExecutable);
}

/** True where a window can be shown. */
export function hasDisplay() {
  if (process.env.CI) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
