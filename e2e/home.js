import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A folder in which the Java programs of a describe keep their certificate, instead of the user's home. */
export function homeOfSuite() {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-home-'));
  after(() => rmSync(folder, { recursive: true }));
  return { environment: { JAVA_TOOL_OPTIONS: `-Duser.home=${folder}` } };
}
